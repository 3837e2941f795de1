package io.jackfield.command.sales;

import io.jackfield.lib.sales.testing.SalesTables;
import io.jackfield.testkit.JackfieldExtension;
import java.util.List;
import java.util.Map;

/** A company with two packages, for tests. */
final class Company {
    private Company() {}

    static JackfieldExtension plugin(SalesTables tables) {
        return JackfieldExtension.with(
                        StartCommand.class,
                        PackagesCommand.class,
                        ApplyCommand.class,
                        ApplicationCommand.class,
                        ApplicationList.class,
                        ApplicantData.class,
                        CompanyTexts.class)
                .named("command-sales")
                .tablesOf("lib-sales", tables.source())
                .config(Map.of(
                        "packages",
                        List.of(
                                Map.of(
                                        "id", "basic",
                                        "title", Map.of("en", "Basic", "ru", "Базовый"),
                                        "brief", Map.of("en", "A bot that answers"),
                                        "text", Map.of("en", "For a first step."),
                                        "features", Map.of("en", List.of("One channel", "Two weeks")),
                                        "amount", "4900000 UZS",
                                        "colour", "2f6fed"),
                                Map.of(
                                        "id", "premium",
                                        "title", Map.of("en", "Premium", "ru", "Премиум"),
                                        "price", Map.of("en", "on request", "ru", "по запросу"))),
                        "comparison",
                        Map.of("en", "| | Basic | Premium |\n|---|:-:|:-:|\n| Bot | ✓ | ✓ |"),
                        "questions",
                        List.of(Map.of(
                                "id", "term",
                                "question", Map.of("en", "How long does it take?"),
                                "answer", Map.of("en", "Two weeks."))),
                        "about",
                        Map.of("en", "We make bots."),
                        "contact",
                        Map.of("en", "Tashkent, Amir Temur 1")));
    }
}
