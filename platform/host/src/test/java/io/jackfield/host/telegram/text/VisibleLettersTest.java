package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every letter and every address that a model writes can be read in the message. */
class VisibleLettersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "See https://github.com/acme/tool/blob/main/pkg/__init__.py now.",
                "https://example.com/api/_v1_/users and https://example.com/?q=*a*&r=~~b~~ and https://ex.com/a|b||c||d",
                "https://en.example/wiki/Foo_(bar)_baz, (https://a.example/_x_), https://a.example/**/*.js!",
                "https://a.example/?$filter=x$y$z and http://user:pa_ss_@a.example:8080/_x_#_y_",
                "www.example.com/_a_/__b__ and example.com/*a*/b and git@github.com:acme/_x_/repo.git",
                "__john_doe__@example.com or _a_@b.example and @_user_name_ and @__x__",
                "src/__init__.py, __init__.py and __main__.py; obj.__dict__ and obj.__class__.__name__",
                "__init__() calls __import__('os') in std::__cxx11::string",
                "./__tests__/a_b_.js ../_build_/x /usr/lib/__pycache__/y",
                "src/*/foo/*.java and **/*.js and lib/**/*.ts",
                "C:\\path_ and C:\\__x__\\_y_\\*.txt and \\\\server\\_share_\\x",
                "snake_case__names_ and 2 * 3 * 4 and 5*3*2 and 2**10 + 3**2",
                "ftp://files.example/_x_/__y__ and tg://resolve?domain=_a_b_",
                "[x]: relative",
                "[^1]: word",
                "text[^1] and [Note] here\n\n[^1]: word\n[Note]: more",
                "[a]: <b c>",
                "see [this][missing] and [that] and []",
                "[text](url with spaces)",
                "<!-- note --> <b>x</b>",
            })
    void isShownLetterForLetter(String letters) {
        assertThat(Tags.of(Markdown.render(letters + "\n\n`x`"))).isEqualTo(letters + "\n\n{code}x{/code}");
        assertThat(Markdown.renderPartial(letters + "\n\n`x`").text()).isEqualTo(letters + "\n\nx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\0',
            value = {
                "**Docs: https://example.com/_static_/x_y_z.html** => {bold}Docs: https://example.com/_static_/x_y_z.html{/bold}",
                "_https://a.example/x_y_ z => {italic}https://a.example/x_y{/italic} z",
                "**see https://a.example/x_y**, ok => {bold}see https://a.example/x_y{/bold}, ok",
                "**https://a.example/x**then => {bold}https://a.example/x{/bold}then",
                "**链接：https://a.example/x**请看 => {bold}链接：https://a.example/x{/bold}请看",
                "||https://a.example/x|| => {spoiler}https://a.example/x{/spoiler}",
                "~~http://a.example/x~~ => {strikethrough}http://a.example/x{/strikethrough}",
                "- **https://a.example/_x_** => • {bold}https://a.example/_x_{/bold}",
                "# https://a.example/__x__ => {bold}https://a.example/__x__{/bold}",
                "> https://a.example/*x*/y => {blockquote}https://a.example/*x*/y{/blockquote}",
                "**a**/**b** => {bold}a{/bold}/{bold}b{/bold}",
                "`https://a.example/__x__` => {code}https://a.example/__x__{/code}",
                "[z](https://a.example/_a_(b)_c_) => {text_link=https://a.example/_a_(b)_c_}z{/text_link}",
                "<https://a.example/__x__> => {text_link=https://a.example/__x__}https://a.example/__x__{/text_link}",
                "[t](<http://a.example/a b>) => t (http://a.example/a b)",
                "[](https://a.example) => {text_link=https://a.example}https://a.example{/text_link}",
                "[ ](https://a.example) => {text_link=https://a.example}https://a.example{/text_link}",
                "[![](http://i.example)](http://o.example) => {text_link=http://o.example}http://i.example{/text_link}",
                "[](a.md) [b](#c) [tel](tel:+1) [e]() => a.md b (#c) tel (tel:+1) e",
                "[README.md](README.md) => README.md",
                "[a [b] c](https://a.example) => {text_link=https://a.example}a [b] c{/text_link}",
                "[local](http://localhost:3000) <http://router/> => local (http://localhost:3000) http://router/",
                "[cut](https://exam…ple.com/x) [p](http://a.example:70000) => cut (https://exam…ple.com/x) p (http://a.example:70000)",
                "&lt;b&gt; &amp; &copy; => <b> & ©",
            })
    void stylesAndLinksAroundAddressesStay(String markdown, String expected) {
        assertThat(Tags.of(Markdown.render(markdown))).isEqualTo(expected);
    }

    @Test
    void definitionsThatNoLinkUsesAreShown() {
        String markdown = "See [docs][1].\n\n[1]: https://a.example/x\n[2]: https://b.example/__y__ \"Title\"";

        assertThat(Tags.of(Markdown.render(markdown)))
                .isEqualTo(
                        "See {text_link=https://a.example/x}docs{/text_link}.\n\n[2]: https://b.example/__y__ \"Title\"");
    }

    @Test
    void tablesLoseNeitherLinksNorCellsNorHeaders() {
        assertThat(Tags.of(Markdown.render("| a | b |\n|---|---|\n| x | y | z |")))
                .isEqualTo("{pre}a | b\n--+------\nx | y | z{/pre}");
        assertThat(Tags.of(Markdown.render("| a | b |\n|---|---|\n| [d](https://a.example) | |")))
                .isEqualTo("{bold}a:{/bold} {text_link=https://a.example}d{/text_link}\n{bold}b:{/bold}");
    }

    @Test
    void codeBesideTheFenceIsCode() {
        assertThat(Tags.of(Markdown.render("```bash npm install\n```"))).isEqualTo("{pre}bash npm install{/pre}");
    }

    @Test
    void charactersThatStandForSignsCannotBeSmuggledIn() {
        assertThat(Markdown.render("a \uFDD0b\uFDD0 **c** \uFDEF").text()).isEqualTo("a \uFFFDb\uFFFD c \uFFFD");
    }

    @Test
    void addressesComeThroughInEverySurrounding() {
        String[] addresses = {
            "https://a.example/__x__/_y_",
            "https://b.example/?q=*a*&r=~~b~~",
            "C:\\_x_\\y",
            "pkg/__init__.py",
            "a_b_@c.example"
        };
        String[] frames = {
            "%s",
            "**%s**",
            "- %s\n- b",
            "# %s",
            "> %s",
            "(%s)",
            "\"%s\"",
            "«%s»",
            "**a: %s**, b",
            "1. %s.",
            "| a |\n|---|\n| %s |",
            "текст：%s，ещё",
            "*see %s now*",
            "||%s||",
            "[%s](https://d.example)"
        };
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            String address = addresses[random.nextInt(addresses.length)];
            String frame = frames[random.nextInt(frames.length)];
            String other = frames[random.nextInt(frames.length)].formatted("word");

            FormattedText shown = Markdown.render(other + "\n\n" + frame.formatted(address) + "\n\n" + other);

            BotApiRules.check(shown);
            assertThat(shown.text()).as(frame).contains(address);
        }
    }
}
