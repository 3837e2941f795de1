package io.jackfield.web.assistant;

import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.api.web.WebStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the API.
 *
 * @param path as in the OpenAPI document: {@code {id}} stands for a number, {@code {order}} for the id of an order
 */
record Route(String method, String path, Access access, Handler handler) {
    /** Who may call it. */
    enum Access {
        /** Everybody. */
        OPEN,
        /** The program that registers users, with the key of the configuration. */
        SERVICE,
        /** A user, with the key that registering gave. */
        USER
    }

    /**
     * What is called, and by whom.
     *
     * @param part what varies in the path; empty when nothing does
     * @param account the user, where users call
     */
    record Call(WebRequest request, WebStream stream, String part, Optional<Account> account) {
        /** The number in the path. */
        long id() {
            return Long.parseLong(part);
        }

        Account user() {
            return account.orElseThrow(Problem::unknownKey);
        }
    }

    /** Does what the operation is for. */
    interface Handler {
        WebAnswer answer(Call call) throws Exception;
    }

    /** What varies in the path, empty when nothing does; nothing when the path is another. */
    Optional<String> match(String called) {
        String pattern = path.replace("{id}", "(\\d{1,18})").replace("{order}", "([A-Za-z0-9-]{1,64})");
        Matcher matcher = Pattern.compile(pattern).matcher(called);
        return matcher.matches() ? Optional.of(matcher.groupCount() == 0 ? "" : matcher.group(1)) : Optional.empty();
    }
}
