package io.jackfield.host.admin;

import io.jackfield.host.letter.LetterChoice;
import io.jackfield.host.letter.Letters;
import io.jackfield.host.operator.CsvText;
import io.jackfield.host.store.Letter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends all letters that a query asks for as a file, the oldest first, page after page, without what people wrote. A
 * failure in between cuts the connection, so that nobody takes a part for the whole. Core loop only.
 */
final class LetterExport {
    private static final int PAGE = 500;
    private static final List<String> COLUMNS =
            List.of("letter", "bot", "kind", "plugin", "version", "code", "words", "chat", "person", "at", "tries");
    private static final String END = "\r\n";

    private final Letters letters;

    LetterExport(Letters letters) {
        this.letters = letters;
    }

    /** How a file looks. */
    private record Format(String type, String name, boolean csv) {
        static Format of(String word) {
            return switch (word) {
                case "csv" -> new Format("text/csv; charset=utf-8; header=present", "letters.csv", true);
                case "jsonl" -> new Format("application/x-ndjson", "letters.jsonl", false);
                default -> throw BodyFields.refused("format is '" + word + "'; use csv or jsonl");
            };
        }
    }

    void send(RoutingContext context, AdminRequest request) {
        HttpServerResponse response = context.response();
        LetterChoice choice;
        Format format;
        try {
            choice = LetterQuery.of(request.query());
            format = Format.of(request.query("format").orElse("csv"));
        } catch (RuntimeException e) {
            Problem.answer(context, e);
            return;
        }
        letters.oldest(choice, Letter.Position.FIRST, PAGE)
                .compose(first -> {
                    response.setChunked(true)
                            .putHeader("Content-Type", format.type())
                            .putHeader("Content-Disposition", "attachment; filename=\"" + format.name() + "\"");
                    String head = format.csv() ? String.join(",", COLUMNS) + END : "";
                    return pages(choice, first, head, format, response);
                })
                .onFailure(error -> {
                    if (response.headWritten()) {
                        context.request().connection().close();
                    } else {
                        Problem.answer(context, error);
                    }
                });
    }

    private Future<Void> pages(
            LetterChoice choice, List<Letter> page, String head, Format format, HttpServerResponse response) {
        String lines = page.stream()
                .map(letter -> LetterJson.of(letters, letter))
                .map(json -> format.csv() ? csv(json) : json.encode() + "\n")
                .collect(Collectors.joining("", head, ""));
        if (page.size() < PAGE) {
            return response.end(lines);
        }
        return response.write(lines)
                .compose(sent -> letters.oldest(choice, page.getLast().position(), PAGE))
                .compose(next -> pages(choice, next, "", format, response));
    }

    private static String csv(JsonObject letter) {
        Stream<String> cells = COLUMNS.stream().map(name -> {
            Object value = letter.getValue(name);
            return value instanceof Number ? value.toString() : CsvText.of(value == null ? "" : value.toString());
        });
        return cells.collect(Collectors.joining(",", "", END));
    }
}
