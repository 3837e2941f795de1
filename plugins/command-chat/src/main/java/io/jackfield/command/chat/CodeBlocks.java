package io.jackfield.command.chat;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of code in an answer: long ones come as files, and one that is cut off is closed and opened again. */
final class CodeBlocks {
    /** Nothing in it is ever tried in another way, so its time grows with the line and not beyond. */
    private static final Pattern FENCE = Pattern.compile("(?s) {0,3}+(`{3,}+|~{3,}+)\\s*+([^`\\s]*+).*+");

    private static final Pattern FILE_NAME = Pattern.compile("[\\w.-]{1,60}\\.[A-Za-z0-9]{1,8}");
    /** How many lines of a block that comes as a file stay in the text. */
    private static final int SHOWN = 15;

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("python", "py"),
            Map.entry("javascript", "js"),
            Map.entry("typescript", "ts"),
            Map.entry("kotlin", "kt"),
            Map.entry("csharp", "cs"),
            Map.entry("c++", "cpp"),
            Map.entry("c#", "cs"),
            Map.entry("rust", "rs"),
            Map.entry("ruby", "rb"),
            Map.entry("golang", "go"),
            Map.entry("bash", "sh"),
            Map.entry("shell", "sh"),
            Map.entry("powershell", "ps1"),
            Map.entry("yaml", "yml"),
            Map.entry("markdown", "md"),
            Map.entry("dockerfile", "dockerfile"),
            Map.entry("makefile", "mk"),
            Map.entry("text", "txt"),
            Map.entry("plaintext", "txt"),
            Map.entry("", "txt"));

    private CodeBlocks() {}

    /** An answer whose long blocks of code have become files. */
    record Split(String text, List<Attachment> files) {
        Reply reply() {
            Reply reply = Reply.markdown(text);
            for (Attachment file : files) {
                reply = reply.and(Reply.document(file, ""));
            }
            return reply;
        }
    }

    /** @param longest in lines; 0 leaves every block where it is */
    static Split split(String answer, int longest, String more) {
        if (longest == 0) {
            return new Split(answer, List.of());
        }
        StringBuilder text = new StringBuilder();
        List<Attachment> files = new ArrayList<>();
        List<String> block = new ArrayList<>();
        Optional<Fence> open = Optional.empty();
        for (String line : answer.split("\n", -1)) {
            if (open.isEmpty()) {
                open = Fence.opening(line);
                text.append(line).append('\n');
            } else if (open.get().isClosedBy(line)) {
                append(text, files, block, open.get(), longest, more);
                text.append(line).append('\n');
                block.clear();
                open = Optional.empty();
            } else {
                block.add(line);
            }
        }
        open.ifPresent(fence -> append(text, files, block, fence, longest, more));
        return new Split(text.toString().stripTrailing(), files);
    }

    private static void append(
            StringBuilder text, List<Attachment> files, List<String> block, Fence fence, int longest, String more) {
        boolean asFile = block.size() > longest;
        block.stream()
                .limit(asFile ? SHOWN : block.size())
                .forEach(line -> text.append(line).append('\n'));
        if (asFile) {
            String name = fence.fileName(files.size() + 1);
            text.append("… ").append(more.replace("{name}", name)).append('\n');
            byte[] content = (String.join("\n", block) + "\n").getBytes(StandardCharsets.UTF_8);
            files.add(Attachment.bytes(name, "text/plain", content));
        }
    }

    /** The text with an end to its last block of code, if that has none. */
    static String closed(String text) {
        return openAtEnd(text).map(fence -> text + "\n" + fence.sign()).orElse(text);
    }

    /**
     * The rest of an answer as it is to be shown: with the block of code opened again in which the part before ended.
     */
    static String reopened(String before, String rest) {
        return openAtEnd(before)
                .filter(fence ->
                        Fence.opening(rest.lines().findFirst().orElse("")).isEmpty())
                .map(fence -> fence.sign() + fence.language() + "\n" + rest)
                .orElse(rest);
    }

    private static Optional<Fence> openAtEnd(String text) {
        Optional<Fence> open = Optional.empty();
        for (String line : text.split("\n", -1)) {
            if (open.isEmpty()) {
                open = Fence.opening(line);
            } else if (open.get().isClosedBy(line)) {
                open = Optional.empty();
            }
        }
        return open;
    }

    private record Fence(String sign, String language) {
        static Optional<Fence> opening(String line) {
            Matcher fence = FENCE.matcher(line);
            return fence.matches() ? Optional.of(new Fence(fence.group(1), fence.group(2))) : Optional.empty();
        }

        boolean isClosedBy(String line) {
            String end = line.strip();
            return end.length() >= sign.length() && end.chars().allMatch(character -> character == sign.charAt(0));
        }

        String fileName(int number) {
            String named = language.substring(language.indexOf(':') + 1);
            if (FILE_NAME.matcher(named).matches()) {
                return named;
            }
            String word = language.toLowerCase(Locale.ROOT);
            String ending = ENDINGS.getOrDefault(word, word.matches("[a-z0-9]{1,8}") ? word : "txt");
            return "code-" + number + "." + ending;
        }
    }
}
