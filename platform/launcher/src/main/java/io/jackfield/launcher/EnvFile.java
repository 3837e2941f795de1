package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code NAME=value} lines as shells and Docker Compose do: {@code export} in front, spaces around the equals
 * sign, values in quotes, and comments after {@code #} are understood. What could be meant otherwise is refused with
 * its line, all of it in one message, and never with the value, which may be a secret.
 */
final class EnvFile {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\"\\\\$])");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");
    /** Controls but the tab, spaces that look like others or like nothing, and quotes that word processors make. */
    private static final Pattern ODD = Pattern.compile(
            "[\\p{Cc}&&[^\\t]]|[\\p{Cf}\\p{Zl}\\p{Zp}]|[\\p{Zs}&&[^ ]]|[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]");

    private final Path file;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private EnvFile(Path file) {
        this.file = file;
    }

    /** Its variables; none when the file is absent. */
    static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        EnvFile reading = new EnvFile(file);
        String[] lines = text(file).split("\r\n|\n|\r", -1);
        for (int index = 0; index < lines.length; index++) {
            reading.line(lines[index].strip(), index + 1);
        }
        if (!reading.problems.isEmpty()) {
            throw invalid(String.join("\n", reading.problems));
        }
        return Map.copyOf(reading.variables);
    }

    private static String text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid(file + ": is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    file + ": cannot be read: " + e.getClass().getSimpleName() + "; see who may read it",
                    e);
        }
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            refuse(number, "is no variable; write NAME=value");
            return;
        }
        String name = matcher.group(1);
        value(name, matcher.group(2), number);
    }

    private void value(String name, String written, int number) {
        Matcher odd = ODD.matcher(written);
        if (odd.find()) {
            refuse(
                    number,
                    "%s has the character U+%04X, which is not what it looks like; type the value anew"
                            .formatted(name, odd.group().codePointAt(0)));
            return;
        }
        String value = written;
        char first = written.isEmpty() ? ' ' : written.charAt(0);
        if (first == '"' || first == '\'') {
            Matcher quoted = (first == '"' ? DOUBLE : SINGLE).matcher(written);
            if (!quoted.lookingAt()) {
                refuse(
                        number,
                        name
                                + " begins with a quote that does not end in its line; end it, or put '…' around all of it");
                return;
            }
            String rest = written.substring(quoted.end());
            if (!rest.isBlank() && !COMMENT.matcher(rest).matches()) {
                refuse(
                        number,
                        name + " goes on after its closing quote; put quotes around all of it, or around nothing");
                return;
            }
            value = first == '"' ? ESCAPE.matcher(quoted.group(1)).replaceAll("$1") : quoted.group(1);
        } else {
            value = COMMENT.matcher(written).replaceFirst("").strip();
        }
        keep(name, value, number);
    }

    /** A template's empty line may have the real one below it. */
    private void keep(String name, String value, int number) {
        String before = variables.put(name, value);
        Integer place = places.put(name, number);
        if (place != null && !before.isEmpty() && !before.equals(value)) {
            refuse(number, name + " is there twice with different values, also in line " + place + "; keep one");
        }
    }

    private void refuse(int number, String problem) {
        problems.add(file + ":" + number + ": " + problem);
    }

    private static JackfieldException invalid(String message) {
        return new JackfieldException(StandardError.CONFIG_INVALID, message);
    }
}
