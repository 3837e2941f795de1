package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.launcher.HomeOptions;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: they are about users of one bot. */
abstract class BotCommand implements Callable<Integer> {
    @Option(names = "--bot", required = true, paramLabel = "ID", description = "The bot, by the name of its file.")
    private String bot;

    @Mixin
    private HomeOptions options;

    @Spec
    private CommandSpec spec;

    /** Asks the host; throws with its reason when it will not. */
    abstract List<String> run(AdminClient host) throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        run(new AdminClient(options.draft())).forEach(out::println);
        out.flush();
        return 0;
    }

    String users() {
        return "/bots/" + encoded(bot) + "/users";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static List<String> shown(JsonNode user) {
        return UserLines.of(user);
    }
}
