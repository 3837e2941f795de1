package io.jackfield.command.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The buttons: each provider begins a row of its own, in the order of the bot's configuration. */
final class Menu {
    static final String CHOOSE = "choose";
    static final String CLOSE = "close";

    /** More would be cut on a phone. */
    private static final int BUTTONS_IN_A_ROW = 2;

    private Menu() {}

    static Keyboard of(List<Offer> offers, Offer current, boolean premiumLocked, String close) {
        List<List<Button>> rows = new ArrayList<>();
        offers.stream()
                .collect(groupingBy(Offer::provider, LinkedHashMap::new, toList()))
                .values()
                .forEach(ofOneProvider -> addRows(rows, ofOneProvider, current, premiumLocked));
        rows.add(List.of(Button.action("✖ " + close, CLOSE)));
        return new Keyboard.Inline(rows);
    }

    private static void addRows(List<List<Button>> rows, List<Offer> offers, Offer current, boolean premiumLocked) {
        for (int from = 0; from < offers.size(); from += BUTTONS_IN_A_ROW) {
            rows.add(offers.subList(from, Math.min(from + BUTTONS_IN_A_ROW, offers.size())).stream()
                    .map(offer -> Button.action(label(offer, current, premiumLocked), CHOOSE, offer.id()))
                    .toList());
        }
    }

    private static String label(Offer offer, Offer current, boolean premiumLocked) {
        if (offer.equals(current)) {
            return "✅ " + offer.label();
        }
        return offer.premium() && premiumLocked ? "🔒 " + offer.label() : offer.label();
    }
}
