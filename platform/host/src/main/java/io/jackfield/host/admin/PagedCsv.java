package io.jackfield.host.admin;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends all rows that a query asks for as RFC 4180 writes tables, page after page. A failure in between cuts the
 * connection, so that nobody takes a part for the whole. Core loop only.
 *
 * @param pages the rows after one, or the first ones; an empty page is the end
 * @param line the cells of a row, each as it is written
 */
record PagedCsv<E>(String header, Function<Optional<E>, Future<List<E>>> pages, Function<E, Stream<String>> line) {
    /** How many rows a page has. */
    static final int PAGE = 500;

    private static final String END = "\r\n";

    void send(RoutingContext context) {
        HttpServerResponse response = context.response();
        pages.apply(Optional.empty())
                .compose(first -> {
                    response.setChunked(true).putHeader("Content-Type", "text/csv; charset=utf-8; header=present");
                    return response.write(header + END).compose(begun -> send(first, response));
                })
                .onFailure(error -> {
                    if (response.headWritten()) {
                        context.request().connection().close();
                    } else {
                        Problem.answer(context, error);
                    }
                });
    }

    private Future<Void> send(List<E> page, HttpServerResponse response) {
        if (page.isEmpty()) {
            return response.end();
        }
        return response.write(lines(page))
                .compose(sent -> pages.apply(Optional.of(page.getLast())))
                .compose(next -> send(next, response));
    }

    String lines(List<E> page) {
        return page.stream()
                .map(row -> line.apply(row).collect(Collectors.joining(",", "", END)))
                .collect(Collectors.joining());
    }
}
