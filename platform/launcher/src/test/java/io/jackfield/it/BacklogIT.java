package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host that starts with far more unsent replies than it can send in a while. */
class BacklogIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int CHATS = 40;
    private static final int REPLIES = 20_000;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("echo", "plugins: [echo]\nfreeText: echo\n")
            .and("other", "plugins: [echo]\nfreeText: echo\n")
            .with(PluginJar.of(
                    "echo",
                    "public CommandSpec spec() { return CommandSpec.freeText(); }\n"
                            + PluginJar.handle("return Reply.text(request.argument());")));

    @AfterEach
    void empty() {
        platform.stop();
        platform.journal().execute("delete from journal");
    }

    /** Replies of 1.2 kB to these chats in turns, each with its number, as an earlier life would have stored them. */
    private static void leaveBehind(List<SandboxChat> chats) {
        String ids = String.join(
                ",", chats.stream().map(chat -> Long.toString(chat.id())).toList());
        platform.journal().execute("""
                with row as (
                  select number, ('{%s}'::bigint[])[1 + number %% %d] as chat from generate_series(1, %d) number),
                json as (
                  select number, chat, convert_to('{"chat_id":' || chat || ',"text":"number ' || number || repeat(' word', 220)
                    || '"}', 'UTF8') as json from row)
                insert into journal(day, bot, update_id, chat, state, reply)
                select extract(epoch from now())::bigint / 86400, (select number from bot where name = 'echo'), 100000 + number,
                  chat, 1, '\\x80010b'::bytea || 'sendMessage'::bytea || '\\x000000'::bytea || int4send(octet_length(json)) || json
                from json""".formatted(ids, chats.size(), REPLIES));
    }

    @Test
    void hostWithALargeBacklogAnswersAtOnceAndSendsTheRestInOrder() {
        List<SandboxChat> chats = IntStream.range(0, CHATS)
                .mapToObj(index -> platform.newcomerOf("echo").open())
                .toList();
        platform.stop();
        leaveBehind(chats);

        platform.start();
        SandboxChat ada = platform.newcomerOf("echo");
        SandboxChat bob = platform.newcomerOf("other");
        ada.send("new");
        bob.send("new too");

        assertThat(ada.nextReply().text()).isEqualTo("new");
        assertThat(bob.nextReply().text()).isEqualTo("new too");
        assertThat(platform.health().getJsonObject("waiting").getInteger("outbox"))
                .isGreaterThan(REPLIES / 2);
        await().atMost(LIMIT)
                .until(() -> chats.stream().allMatch(chat -> chat.transcript().botMessageCount() >= 2));
        for (int index = 0; index < CHATS; index++) {
            int place = index;
            List<SandboxMessage> seen = chats.get(index).transcript().botMessages();
            assertThat(seen)
                    .extracting(message -> message.text().split(" word")[0])
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, REPLIES)
                            .filter(number -> number % CHATS == place)
                            .limit(seen.size())
                            .mapToObj(number -> "number " + number)
                            .toList());
        }

        assertThat(platform.health().getBoolean("ready")).isTrue();
    }
}
