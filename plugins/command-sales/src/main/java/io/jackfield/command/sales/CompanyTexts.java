package io.jackfield.command.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.command.Request;
import io.jackfield.api.prompt.PromptSource;
import io.jackfield.api.prompt.PromptSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** What a model may know when it answers a customer: the company's own texts, and that it is to keep to them. */
@Extension
public final class CompanyTexts implements PromptSource {
    private static final int LONGEST = 20_000;

    private final PluginContext context;

    public CompanyTexts(PluginContext context) {
        this.context = context;
    }

    @Override
    public PromptSpec spec() {
        return PromptSpec.named("sales");
    }

    @Override
    public Optional<String> about(Request request) {
        BotView bot = context.bot(request.bot().id());
        String language = request.sender().language();
        String text = text(Catalogue.of(bot.config()), bot, language);
        return Optional.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    private static String text(Catalogue catalogue, BotView bot, String language) {
        List<String> parts = new ArrayList<>();
        parts.add(bot.text("en", "prompt", bot.bot().name()));
        catalogue.about().ifPresent(about -> parts.add("# The company\n\n" + about.in(language)));
        catalogue.packages().forEach(one -> parts.add(text(one, language)));
        catalogue.comparison().ifPresent(table -> parts.add("# Comparison\n\n" + table.in(language)));
        catalogue
                .questions()
                .forEach(one -> parts.add("# " + one.question().in(language) + "\n\n"
                        + one.answer().in(language)));
        catalogue.contact().ifPresent(contact -> parts.add("# Contact\n\n" + contact.in(language)));
        return String.join("\n\n", parts);
    }

    private static String text(SalesPackage one, String language) {
        List<String> lines = new ArrayList<>();
        lines.add("# Package: " + one.title().in(language));
        one.priceIn(language).ifPresent(price -> lines.add("Price: " + price));
        one.brief().ifPresent(brief -> lines.add(brief.in(language)));
        one.text().ifPresent(text -> lines.add(text.in(language)));
        one.featuresIn(language).forEach(feature -> lines.add("- " + feature));
        return String.join("\n", lines);
    }
}
