package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackfield admin operators …}, {@code … audit} and {@code … whoami} beside a running host. */
class AdminOperatorsIT {
    private static final Pattern TOKEN = Pattern.compile("kept nowhere: ([A-Za-z0-9_-]{43})");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("desk", "plugins: [hello]\n")
            .with(PluginJar.command("hello", "hello", "Reply.text(\"Hello\")"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int admin(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", platform.home().folder().toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private String works(String... arguments) {
        assertThat(admin(arguments)).as("%s%s", out, err).isZero();
        return out.toString();
    }

    private String isRefused(String... arguments) {
        assertThat(admin(arguments)).as("%s", out).isOne();
        return err.toString();
    }

    private static String token(String lines) {
        Matcher token = TOKEN.matcher(lines);
        assertThat(token.find()).as(lines).isTrue();
        return token.group(1);
    }

    @Test
    void accountIsMadeUsedChangedAndRemoved() throws IOException {
        String token = token(works("operators", "add", "eve", "--role", "support", "--by", "root"));
        assertThat(works("operators", "list")).containsPattern("eve +support +- +none +never");
        assertThat(works("whoami", "--token", token)).startsWith("Operator eve").contains("change-users");
        assertThat(works("whoami")).startsWith("The host's own token");

        assertThat(isRefused("operators", "list", "--token", token)).contains("needs the right operators");
        works("operators", "change", "eve", "--role", "viewer", "--rights", "operators", "--by", "root");
        assertThat(works("operators", "list", "--token", token)).containsPattern("eve +viewer +operators ");
        assertThat(isRefused("operators", "add", "bob", "--role", "money", "--token", token))
                .contains("which you do not hold");
        works("operators", "add", "bob", "--role", "viewer", "--token", token);

        String renewed = token(works("operators", "renew", "eve", "--by", "root"));
        assertThat(isRefused("whoami", "--token", token)).contains("does not know the token");
        works("operators", "disable", "bob", "--token", renewed);
        assertThat(works("operators", "list")).containsPattern("bob .* disabled");
        works("operators", "enable", "bob", "--token", renewed);
        works("operators", "reset", "bob", "--by", "root");
        works("operators", "remove", "bob", "--token", renewed);
        assertThat(works("operators", "list")).doesNotContain("bob");

        assertThat(works("audit", "--who", "eve"))
                .contains("operators.add")
                .contains("operators.remove")
                .contains("failed: bob would get");
        assertThat(works("audit", "--action", "operators.change", "--changes"))
                .contains("root (host)")
                .contains("before {")
                .contains("\"role\":\"viewer\"");
        works("audit", "--subject", "bob", "--file", folder.resolve("audit.csv").toString());
        assertThat(Files.readString(folder.resolve("audit.csv")))
                .startsWith("at,bot,by,with,action,subject,outcome,reason,before,after,address")
                .contains(",operators.remove,bob,done,")
                .doesNotContain(renewed);
    }

    @Test
    void lastOneWithTheRightStaysUnlessTheHostsTokenAsks() {
        String token = token(works("operators", "add", "only", "--role", "admin", "--by", "root"));
        works("operators", "list")
                .lines()
                .filter(line -> line.matches("eve .*"))
                .forEach(line -> works("operators", "change", "eve", "--rights", "none", "--by", "root"));

        assertThat(isRefused("operators", "disable", "only", "--token", token)).contains("the last one");
        assertThat(isRefused("operators", "change", "only", "--role", "viewer", "--token", token))
                .contains("the last one");
        works("operators", "remove", "only", "--by", "root");
    }
}
