package io.jackfield.host.llm;

import io.jackfield.host.telegram.TextCut;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What prompt sources have said, made fit for a prompt. */
public final class BackgroundTexts {
    private static final int LONGEST = 20_000;

    private BackgroundTexts() {}

    /** In the order of their names, without the empty ones, none longer than a source may be. */
    public static List<String> of(Map<String, String> saidBySource) {
        return new TreeMap<>(saidBySource)
                .values().stream()
                        .filter(text -> !text.isBlank())
                        .map(text -> TextCut.atMost(text, LONGEST))
                        .toList();
    }
}
