package io.jackfield.testkit;

import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.telegram.CallbackData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users, and people who only look like users, say to a handler. */
final class ContractInput {
    static final List<String> ODD_TEXTS = List.of(
            "a".repeat(4_000),
            "\ud83d\ude00".repeat(1_000),
            "\u202e\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
            "a\u0000b\u200b\u0301\u0301\u0301",
            "\ud83d",
            "**_[`<b>&amp;{0}%s${x}",
            "'; drop table person; --",
            "-9223372036854775809",
            "\n\n\t.");
    static final List<String> FORGED_ARGUMENTS =
            List.of("", " ", "0", "-1", "99999999999999999999", "null", "../..", "\ud83d\ude00", "a:b:c", "{}");

    private static final int CHATS = 50;
    private static final int ROUNDS = 4;

    private ContractInput() {}

    /** The text as a command's argument and as free text, for all handlers that answer in this kind of chat. */
    static List<String> addressedTo(List<CommandSpec> specs, ChatKind kind, String text) {
        List<String> said = new ArrayList<>();
        for (CommandSpec spec : specs) {
            if (!spec.chats().contains(kind)) {
                continue;
            }
            String bot = kind == ChatKind.PRIVATE ? "" : "@" + TestBot.USERNAME;
            spec.name().ifPresent(name -> {
                said.add("/" + name + bot);
                said.add("/" + name + bot + " " + text);
            });
            if (spec.takesFreeText()) {
                said.add((bot + " " + text).strip());
            }
        }
        return said.stream().filter(one -> !one.isBlank()).toList();
    }

    static Set<String> actionsOf(List<TestReply> screen) {
        return buttons(screen)
                .flatMap(button -> button.data().stream())
                .flatMap(data -> CallbackData.parse(data).stream())
                .map(CallbackData::action)
                .collect(Collectors.toSet());
    }

    static List<String> pressableOn(List<TestReply> screen) {
        return buttons(screen)
                .filter(button -> button.data().isPresent())
                .map(TestReply.Button::label)
                .distinct()
                .toList();
    }

    private static Stream<TestReply.Button> buttons(List<TestReply> screen) {
        return screen.stream().flatMap(reply -> reply.buttonRows().stream()).flatMap(List::stream);
    }

    /** What a host that has just been started answers to one user. */
    static List<TestReply> replies(TestHost host) {
        TestChat chat = host.telegram().privateChatWith("Ada");
        List<CommandSpec> specs = host.specs();
        addressedTo(specs, ChatKind.PRIVATE, "hello").forEach(chat::sends);
        return chat.replies();
    }

    /** Fifty people talk at once, each with a name and words of their own. */
    static Map<String, TestChat> chatWithFifty(TestHost host) throws InterruptedException {
        Map<String, TestChat> chats = new LinkedHashMap<>();
        for (int number = 0; number < CHATS; number++) {
            String mark = "Person-" + (100 + number) + "-";
            chats.put(mark, host.telegram().privateChatWith(mark));
        }
        List<CommandSpec> specs = host.specs();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> talks = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            chats.forEach((mark, chat) -> talks.add(people.submit(() -> {
                start.await();
                for (int round = 0; round < ROUNDS; round++) {
                    addressedTo(specs, ChatKind.PRIVATE, "I am " + mark).forEach(chat::sends);
                }
                return null;
            })));
            start.countDown();
        }
        for (Future<?> talk : talks) {
            requireWell(talk);
        }
        return chats;
    }

    private static void requireWell(Future<?> talk) throws InterruptedException {
        try {
            talk.get();
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "one of " + CHATS + " chats at once: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
