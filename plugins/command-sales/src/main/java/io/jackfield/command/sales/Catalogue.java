package io.jackfield.command.sales;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a bot's company offers and says of itself.
 *
 * @param comparison of the packages, in Markdown
 * @param about the company; for the model that answers free text
 * @param contact how to reach the company
 */
record Catalogue(
        List<SalesPackage> packages,
        Optional<Words> comparison,
        List<Question> questions,
        Optional<Words> about,
        Optional<Words> contact) {
    static Catalogue of(PluginConfig config) {
        Catalogue catalogue = new Catalogue(
                config.sections("packages").stream().map(SalesPackage::of).toList(),
                Words.of(config, "comparison"),
                config.sections("questions").stream().map(Question::of).toList(),
                Words.of(config, "about"),
                Words.of(config, "contact"));
        requireDistinct("packages", catalogue.packages(), SalesPackage::id);
        requireDistinct("questions", catalogue.questions(), Question::id);
        return catalogue;
    }

    private static <T> void requireDistinct(String key, List<T> all, Function<T, String> id) {
        if (all.stream().map(id).distinct().count() < all.size()) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID, "command-sales: two of " + key + " have one id; give each its own");
        }
    }

    Optional<SalesPackage> find(String id) {
        return packages.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Question> question(String id) {
        return questions.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The id of the package that has this title in any language; what was given where none has. */
    String idOf(String title) {
        return packages.stream()
                .filter(one -> find(title).isEmpty() && one.title().has(title))
                .findFirst()
                .map(SalesPackage::id)
                .orElse(title);
    }

    /** The title of a package; its id where the bot has it no more. */
    String title(String id, String language) {
        return find(id).map(one -> one.title().in(language)).orElse(id);
    }
}
