package io.jackfield.command.model;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The message: what the plans allow of which model, and a button for each. */
final class Menu {
    static final String CHOOSE = "choose";
    static final String CLOSE = "close";

    /** Longer labels would be cut on a phone if two shared a row. */
    private static final int LONGEST_LABEL_IN_A_PAIR = 16;

    private final Request request;
    private final Choices choices;
    private final Allowances allowances;
    private final Optional<String> subscribing;

    Menu(Request request, Choices choices, Optional<String> subscribing) {
        this.request = request;
        this.choices = choices;
        this.allowances = new Allowances(request, choices);
        this.subscribing = subscribing;
    }

    /**
     * In Markdown.
     *
     * @param greeting the text that begins it
     */
    String text(String greeting) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(plain(request.text(greeting, choices.current().label())));
        if (allowances.differByModel()) {
            choices.byProvider().forEach((provider, offers) -> paragraphs.add(group(provider, offers)));
        }
        allowances
                .ofAllTogether()
                .ifPresent(words -> paragraphs.add(bold(request.text("together")) + "\n" + plain(words)));
        if (choices.offers().stream().anyMatch(choices::locked)) {
            paragraphs.add(plain(request.text("lock")));
        }
        return String.join("\n\n", paragraphs);
    }

    /** A single group needs no heading. */
    private String group(String provider, List<Offer> offers) {
        List<String> lines = new ArrayList<>();
        if (choices.byProvider().size() > 1) {
            lines.add(plain("— " + heading(provider) + " —"));
        }
        for (Offer offer : offers) {
            lines.add(mark(offer) + bold(offer.label()));
            allowances.of(offer).map(Menu::plain).ifPresent(lines::add);
        }
        return String.join("\n", lines);
    }

    private static String bold(String text) {
        return "**" + plain(text) + "**";
    }

    /** No sign in it means anything to Markdown. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Punct}", "\\\\$0");
    }

    private String heading(String provider) {
        return request.config()
                .section("providers")
                .text(provider)
                .orElseGet(() -> provider.substring(0, 1).toUpperCase(Locale.ROOT) + provider.substring(1));
    }

    /** Each provider begins a row of its own. */
    Keyboard keyboard() {
        List<List<Button>> rows = new ArrayList<>();
        choices.byProvider().values().forEach(offers -> addRows(rows, offers));
        if (choices.offers().stream().anyMatch(choices::locked)) {
            subscribing.ifPresent(
                    command -> rows.add(List.of(Button.command(request.text("lock.subscribe"), command))));
        }
        rows.add(List.of(Button.action("✖ " + request.text("close"), CLOSE)));
        return new Keyboard.Inline(rows);
    }

    private void addRows(List<List<Button>> rows, List<Offer> offers) {
        boolean pairs = offers.stream().allMatch(offer -> offer.label().length() <= LONGEST_LABEL_IN_A_PAIR);
        int inARow = pairs ? 2 : 1;
        for (int from = 0; from < offers.size(); from += inARow) {
            rows.add(offers.subList(from, Math.min(from + inARow, offers.size())).stream()
                    .map(offer -> Button.action(mark(offer) + offer.label(), CHOOSE, offer.id()))
                    .toList());
        }
    }

    private String mark(Offer offer) {
        if (choices.locked(offer)) {
            return "🔒 ";
        }
        return offer.equals(choices.current()) ? "✅ " : "";
    }
}
