package io.jackfield.launcher.sandbox;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.telegram.SandboxBot;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What somebody reads who has started the sandbox: where things are, and how to point a bot at them. */
public final class SandboxLines {
    private SandboxLines() {}

    public static List<String> of(Sandbox sandbox, List<SandboxBot> bots) {
        String url = sandbox.url();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("The sandbox is running. Nothing reaches Telegram, no money moves, answers of models are simulated.");
        lines.add("");
        lines.add("  Bot API     " + url + "  (in place of https://api.telegram.org)");
        lines.add("  Playground  " + url + "/playground  (be a user here)");
        lines.add("  By HTTP     " + url + "/sandbox/telegram  (be a user in a test), " + url + "/sandbox/faults, "
                + url + "/sandbox/clock");
        lines.add("  Models      " + url
                + "/v1  (OpenAI's; also /openai/v1, /deepseek, /openrouter/api/v1, /perplexity/v1)");
        lines.add("  Payments    " + url + "/payments");
        lines.add("  Mail        " + url + "/mail");
        bots.forEach(bot ->
                lines.add("  Bot         " + bot.firstName() + "  @" + bot.username() + "  token " + bot.token()));
        lines.add("");
        lines.add("Point your bot at it:");
        lines.addAll(libraries(url, bots.getFirst().token()));
        lines.add("");
        lines.add("Stop with Ctrl-C.");
        return lines;
    }

    private static List<String> libraries(String url, String token) {
        URI address = URI.create(url);
        return List.of(
                "  grammY               new Bot('" + token + "', { client: { apiRoot: '" + url + "' } })",
                "  telegraf             new Telegraf('" + token + "', { telegram: { apiRoot: '" + url + "' } })",
                "  python-telegram-bot  Application.builder().token('" + token + "').base_url('" + url
                        + "/bot').base_file_url('" + url + "/file/bot').build()",
                "  aiogram              Bot('" + token + "', session=AiohttpSession(api=TelegramAPIServer.from_base('"
                        + url + "')))",
                "  telegrambots         TelegramUrl.builder().schema(\"http\").host(\"" + address.getHost()
                        + "\").port(" + address.getPort() + ").build()");
    }
}
