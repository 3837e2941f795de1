package io.jackfield.command.sales;

import static io.jackfield.command.sales.Screen.button;
import static io.jackfield.command.sales.Screen.language;
import static io.jackfield.command.sales.Screen.shown;
import static io.jackfield.command.sales.Screen.toMenu;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The screens on which a customer looks round. Each records that it was opened. */
final class Showroom {
    private static final String OPENED = "section.opened";
    private static final String SECTION = "section";

    private final Pictures pictures;

    Showroom(Pictures pictures) {
        this.pictures = pictures;
    }

    /** The main menu under a greeting or another sentence. */
    Reply menu(Request request, String words) {
        Catalogue catalogue = Catalogue.of(request.config());
        Keyboard.Inline keys = Keyboard.inline(firstRow(request, catalogue));
        List<Button> help = new ArrayList<>();
        if (!catalogue.questions().isEmpty()) {
            help.add(button(request, "menu.questions", Screen.QUESTIONS));
        }
        if (catalogue.contact().isPresent()) {
            help.add(button(request, "menu.contact", Screen.CONTACT));
        }
        if (!help.isEmpty()) {
            keys = keys.row(help.toArray(Button[]::new));
        }
        keys = keys.row(
                button(request, "menu.apply", Screen.APPLY), button(request, "menu.application", Screen.APPLICATION));
        return shown(request, Reply.text(words).keyboard(keys));
    }

    private static List<Button> firstRow(Request request, Catalogue catalogue) {
        List<Button> row = new ArrayList<>();
        row.add(button(request, "menu.packages", Screen.PACKAGES));
        catalogue.comparison().ifPresent(any -> row.add(button(request, "menu.compare", Screen.COMPARISON)));
        return row;
    }

    /** All packages with a line about each. */
    Reply packages(Request request) {
        request.record(OPENED, Map.of(SECTION, Screen.PACKAGES));
        String language = language(request);
        Catalogue catalogue = Catalogue.of(request.config());
        List<String> lines = new ArrayList<>();
        List<Button> buttons = new ArrayList<>();
        lines.add(request.text(catalogue.packages().isEmpty() ? "packages.none" : "packages.title"));
        for (SalesPackage one : catalogue.packages()) {
            String title = one.title().in(language);
            lines.add("**" + title + "**" + price(one, language)
                    + one.brief().map(brief -> "\n" + brief.in(language)).orElse(""));
            buttons.add(Button.action(title, Screen.PACKAGE, one.id()));
        }
        buttons.add(toMenu(request));
        return shown(request, Reply.markdown(String.join("\n\n", lines)).keyboard(Keyboard.column(buttons)));
    }

    private static String price(SalesPackage one, String language) {
        return one.priceIn(language).map(price -> " · " + price).orElse("");
    }

    /**
     * The card of a package; the list where there is no such package any more.
     *
     * @param from how the customer came to it: {@code menu} or {@code link}
     */
    Reply card(Request request, String id, String from) {
        Catalogue catalogue = Catalogue.of(request.config());
        Optional<SalesPackage> found = catalogue.find(id);
        if (found.isEmpty()) {
            return packages(request);
        }
        request.record("package.viewed", Map.of("package", id, "from", from));
        String words = words(found.get(), language(request));
        Optional<Attachment> picture = pictures.of(found.get());
        Reply card = picture.map(photo -> Reply.photo(photo, words)).orElseGet(() -> Reply.markdown(words));
        return shown(request, card.keyboard(cardKeys(request, catalogue, found.get())));
    }

    private static String words(SalesPackage one, String language) {
        List<String> parts = new ArrayList<>();
        parts.add("**" + one.title().in(language) + "**" + price(one, language));
        one.text().ifPresent(text -> parts.add(text.in(language)));
        List<String> features =
                one.featuresIn(language).stream().map(line -> "- " + line).toList();
        if (!features.isEmpty()) {
            parts.add(String.join("\n", features));
        }
        return String.join("\n\n", parts);
    }

    private static Keyboard cardKeys(Request request, Catalogue catalogue, SalesPackage one) {
        Keyboard.Inline keys = Keyboard.inline(List.of(Button.action(request.text("card.apply"), Screen.APPLY, one.id())
                .styled(Button.Style.PRIMARY)));
        List<Button> others = others(request, catalogue.packages(), one);
        if (!others.isEmpty()) {
            keys = keys.row(others.toArray(Button[]::new));
        }
        return keys.row(button(request, "back.packages", Screen.PACKAGES), toMenu(request));
    }

    /** The one before and the one behind it, round and round; of two packages the other one. */
    private static List<Button> others(Request request, List<SalesPackage> all, SalesPackage one) {
        List<Button> others = new ArrayList<>();
        int at = all.indexOf(one);
        if (all.size() > 2) {
            others.add(leadingTo(request, "card.previous", all.get((at + all.size() - 1) % all.size())));
        }
        if (all.size() > 1) {
            others.add(leadingTo(request, "card.next", all.get((at + 1) % all.size())));
        }
        return others;
    }

    private static Button leadingTo(Request request, String textKey, SalesPackage one) {
        return Button.action(request.text(textKey, one.title().in(language(request))), Screen.PACKAGE, one.id());
    }

    Reply comparison(Request request) {
        request.record(OPENED, Map.of(SECTION, Screen.COMPARISON));
        Catalogue catalogue = Catalogue.of(request.config());
        if (catalogue.comparison().isEmpty()) {
            return packages(request);
        }
        List<Button> cards = catalogue.packages().stream()
                .map(one -> Button.action(one.title().in(language(request)), Screen.PACKAGE, one.id()))
                .toList();
        Keyboard.Inline keys = cards.isEmpty() ? Keyboard.inline() : Keyboard.inline(cards);
        return shown(
                request,
                Reply.markdown(catalogue.comparison().get().in(language(request)))
                        .keyboard(keys.row(button(request, "menu.apply", Screen.APPLY), toMenu(request))));
    }

    Reply questions(Request request) {
        request.record(OPENED, Map.of(SECTION, Screen.QUESTIONS));
        List<Button> buttons = new ArrayList<>();
        Catalogue.of(request.config())
                .questions()
                .forEach(one ->
                        buttons.add(Button.action(one.question().in(language(request)), Screen.QUESTION, one.id())));
        buttons.add(toMenu(request));
        return shown(request, Reply.text(request.text("questions.title")).keyboard(Keyboard.column(buttons)));
    }

    /** An answer; all questions where there is no such question any more. */
    Reply answer(Request request, String id) {
        Optional<Question> found = Catalogue.of(request.config()).question(id);
        if (found.isEmpty()) {
            return questions(request);
        }
        request.record(OPENED, Map.of(SECTION, Screen.QUESTION, "question", id));
        String language = language(request);
        String words = "**" + found.get().question().in(language) + "**\n\n"
                + found.get().answer().in(language);
        return shown(
                request,
                Reply.markdown(words)
                        .keyboard(Keyboard.inline(
                                List.of(button(request, "menu.apply", Screen.APPLY)),
                                List.of(button(request, "back.questions", Screen.QUESTIONS), toMenu(request)))));
    }

    Reply contact(Request request) {
        request.record(OPENED, Map.of(SECTION, Screen.CONTACT));
        String words = Catalogue.of(request.config())
                .contact()
                .map(contact -> contact.in(language(request)))
                .orElseGet(() -> request.text("contact.none"));
        return shown(
                request,
                Reply.markdown(words)
                        .keyboard(Keyboard.inline(
                                List.of(button(request, "menu.apply", Screen.APPLY), toMenu(request)))));
    }
}
