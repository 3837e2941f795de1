package io.jackfield.sandbox.llm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the first word of a question asks the simulation for. Each has a word in English and one in Russian. */
enum Wish {
    /** Headings, lists, a table, code, a link and a quote. */
    MARKDOWN("markdown", "разметка"),
    /** A table. */
    TABLE("table", "таблица"),
    /** A program. */
    CODE("code", "код"),
    /** Formulas. */
    FORMULA("formula", "формула"),
    /** So many characters of prose and code. */
    LONG("long", "длинно"),
    /** 30 000 characters of everything, ending with a whole section. */
    HUGE("huge", "огромно"),
    /** Long reasoning before the answer, where the service shows it. */
    THINK("think", "подумай"),
    /** Thoughts inside the answer, between tags, as servers send them that do not take them apart. */
    TAGS("tags", "теги"),
    /** Nothing but thoughts, up to the token limit. */
    MUSE("muse", "размышляй"),
    /** A search before the answer, with sources, where the service has one. */
    SEARCH("search", "найди"),
    /** A token every 400 ms. */
    SLOW("slow", "медленно"),
    /** Stops at the token limit. */
    UNFINISHED("unfinished", "недописано"),
    /** Exactly the text that follows. */
    ECHO("echo", "повтори"),
    FAIL("fail", "сбой"),
    /** Too many requests, with Retry-After. */
    LIMIT("limit", "лимит"),
    CREDIT("credit", "кредит"),
    OVERLOAD("overload", "перегрузка"),
    /** The prompt does not fit. */
    TOOLONG("toolong", "слишкомдлинно"),
    POLICY("policy", "запрет"),
    /** Falls silent after a few tokens. */
    STALL("stall", "молчи"),
    /** Closes the connection after a few tokens. */
    CUT("cut", "обрыв"),
    /** An error inside the stream after a few tokens. */
    BREAK("break", "ошибка"),
    /** Nothing special. */
    NONE("");

    private static final Map<String, Wish> BY_WORD = Arrays.stream(values())
            .flatMap(wish -> wish.words.stream().map(word -> Map.entry(word, wish)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final List<String> words;

    Wish(String... words) {
        this.words = List.of(words);
    }

    static Wish of(String word) {
        return BY_WORD.getOrDefault(word.toLowerCase(Locale.ROOT), NONE);
    }
}
