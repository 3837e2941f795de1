package io.jackfield.launcher.admin;

import io.jackfield.host.config.read.Secret;
import io.jackfield.launcher.HomeOptions;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: they ask the running host of a home and print what it says. */
abstract class HostCommand implements Callable<Integer> {
    private static final String TOKEN = "JACKFIELD_TOKEN";

    @Mixin
    private HomeOptions options;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "Your own token (JACKFIELD_TOKEN, which other users of the machine do not see); the host's when absent.")
    private String token;

    @Spec
    private CommandSpec spec;

    /** Asks the host; throws with its reason when it will not. */
    abstract List<String> run(AdminClient host) throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        run(new AdminClient(options.draft(), token())).forEach(line -> out.println(printable(line)));
        out.flush();
        return 0;
    }

    private Optional<Secret> token() {
        return Optional.ofNullable(token)
                .or(() -> Optional.ofNullable(options.environment().get(TOKEN)))
                .filter(word -> !word.isBlank())
                .map(Secret::new);
    }

    /** What strangers have written must not command the terminal, nor turn the order of what stands beside it. */
    static String printable(String line) {
        return line.replaceAll("[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]", "\uFFFD");
    }

    /** From its question mark on; what is null is left out. */
    static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(one -> one.getValue() != null)
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
