package io.jackfield.lib.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.TextSink;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text is cut in two at each of its places, and into single characters: how it is cut must not matter. */
class ThoughtTagsTest {
    private static final String ANSWER = "The answer is forty-two.";

    private static Stream<Arguments> thoughts() {
        return Stream.of(
                Arguments.of("<think>\nI *think* so.\n</think>\n\n" + ANSWER, "I *think* so.\n"),
                Arguments.of("\n <THINK>hm</Think> " + ANSWER, "hm"),
                Arguments.of("<thinking>hm</thinking>" + ANSWER, "hm"),
                Arguments.of("<thought>secret plan</thought>" + ANSWER, "secret plan"),
                Arguments.of("<reasoning>1 < 2 [3] </b></reasoning>\n" + ANSWER, "1 < 2 [3] </b>"),
                Arguments.of("<seed:think>hm</seed:think>" + ANSWER, "hm"),
                Arguments.of("[THINK]hm[/THINK]" + ANSWER, "hm"),
                Arguments.of("◁think▷hm◁/think▷" + ANSWER, "hm"),
                Arguments.of("<|START_THINKING|>hm<|END_THINKING|>" + ANSWER, "hm"),
                Arguments.of("<think></think>\n\n" + ANSWER, ""),
                Arguments.of("<think>a</think>\n<think>b</think>\n" + ANSWER, "ab"),
                Arguments.of("<think>a</think>\n</think>\n" + ANSWER, "a"),
                Arguments.of("</think>\n\n" + ANSWER, ""),
                Arguments.of("I should check facts first.\n</think>\n\n" + ANSWER, "I should check facts first.\n"),
                Arguments.of("I should check.</think>" + ANSWER, "I should check."),
                Arguments.of("So: </think>\n" + ANSWER, "So: "),
                Arguments.of("Like this:\n```\nopen\n</think>\n" + ANSWER, "Like this:\n```\nopen\n"),
                Arguments.of("hm[/THINK]" + ANSWER, "hm"),
                Arguments.of(
                        "<|channel|>analysis<|message|>hm <b><|end|><|start|>assistant<|channel|>final<|message|>"
                                + ANSWER,
                        "hm <b>"),
                Arguments.of(
                        "<|start|>assistant<|channel|>analysis<|message|>a<|end|>"
                                + "<|start|>assistant<|channel|>commentary to=x <|constrain|>json<|message|>{}<|call|>"
                                + "<|start|>assistant<|channel|>final<|message|>" + ANSWER + "<|return|>",
                        "a{}"));
    }

    @ParameterizedTest
    @MethodSource("thoughts")
    void thoughtsAreNoPartOfTheAnswer(String text, String thought) {
        for (Shown shown : cutInEveryWay(text, false, Finish.COMPLETE)) {
            assertThat(shown.answer).hasToString(ANSWER);
            assertThat(shown.thoughts).hasToString(thought);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b and b > c [1] ◁",
                "<b>bold</b> <thinker> [THINGS] <|im_end|>",
                "  indented",
                "Use `<think>` and `</think>` for that.",
                "Between <think> and </think> stand thoughts.",
                "Models end their thoughts with </think> as a rule.",
                "They end with \"</think>\" or (</think>).",
                "```xml\n<think>\nthoughts\n</think>\n```\nThat is how.",
                "~~~\n<think>x</think>\n~~~\n",
                "Look:\n\n```\n<think>\n```\n\nand then\n</think>",
                "``a ` <think>b</think>``",
                "One ` too many.\n\nAnd <think> in a line.",
                "Opened at the end:\n<think>\nand never ended",
                "<th",
                "[link](http://a.example) is a link",
                "[think](http://a.example)"
            })
    void whatIsNoTagIsPartOfTheAnswer(String text) {
        for (Shown shown : cutInEveryWay(text, false, Finish.COMPLETE)) {
            assertThat(shown.answer).hasToString(text);
        }
    }

    @Test
    void thoughtsLaterInTheAnswerAreTakenOutToo() {
        for (Shown shown : cutInEveryWay("Well.\n<think>hm</think>\nYes. `<think>`", false, Finish.COMPLETE)) {
            assertThat(shown.answer).hasToString("Well.\nYes. `<think>`");
            assertThat(shown.thoughts).hasToString("hm");
        }
    }

    @Test
    void thoughtsThatEatTheWholeAnswerStayThoughts() {
        for (Shown shown : cutInEveryWay("<think>hm, hm", false, Finish.LENGTH)) {
            assertThat(shown.answer).isEmpty();
            assertThat(shown.thoughts).hasToString("hm, hm");
        }
    }

    @Test
    void modelThatEndsOnlyIsKnownNextTime() {
        for (Shown shown : cutInEveryWay("hm\n</think>\n\n" + ANSWER, true, Finish.COMPLETE)) {
            assertThat(shown.answer).hasToString(ANSWER);
            assertThat(shown.thoughts).hasToString("hm\n");
            assertThat(shown.begunAnew)
                    .as("nothing of it was shown as the answer")
                    .isZero();
            assertThat(shown.thinksUnannounced).isTrue();
        }
        for (Shown shown : cutInEveryWay("<think>hm</think>" + ANSWER, true, Finish.COMPLETE)) {
            assertThat(shown.answer).hasToString(ANSWER);
            assertThat(shown.thinksUnannounced).isFalse();
        }
    }

    @Test
    void modelThatDoesNotThinkThisTimeIsNotTakenForThinking() {
        for (Shown shown : cutInEveryWay(ANSWER, true, Finish.COMPLETE)) {
            assertThat(shown.answer).hasToString(ANSWER);
            assertThat(shown.thinksUnannounced).isFalse();
        }
        for (Shown shown : cutInEveryWay(ANSWER, true, Finish.LENGTH)) {
            assertThat(shown.answer).as("thoughts that have eaten the answer").isEmpty();
            assertThat(shown.thinksUnannounced).isTrue();
        }
    }

    @Test
    void whereThoughtsComeApartTagsAreWords() {
        Shown shown = new Shown();
        Answer answer = new Answer(shown, true);
        answer.think("hm");
        answer.append("\n\n</think>They end");
        answer.append(" with</think> you know.");
        answer.ended(Finish.COMPLETE);

        assertThat(shown.answer).hasToString("They end with</think> you know.");
        assertThat(shown.thoughts).hasToString("hm");
    }

    @Test
    void whatIsHeldBackComesWhenTheAnswerBreaksOff() {
        Shown shown = new Shown();
        Answer answer = new Answer(shown);
        answer.append("a <");
        assertThat(shown.answer).hasToString("a ");

        answer.brokeOff();

        assertThat(shown.answer).hasToString("a <");
    }

    @Test
    void charactersAreWholeAndCanBeStored() {
        Shown shown = new Shown();
        Answer answer = new Answer(shown);
        for (String piece : new String[] {"a\ud83d", "\udd25\0b", "\udd25c"}) {
            answer.append(piece);
            assertThat(shown.answer
                                    .chars()
                                    .filter(unit -> unit >= 0xD800 && unit < 0xE000)
                                    .count()
                            % 2)
                    .isZero();
        }

        assertThat(shown.answer).hasToString("a\ud83d\udd25b\ufffdc");
    }

    private static Iterable<Shown> cutInEveryWay(String text, boolean expected, Finish finish) {
        Stream<String[]> pairs = Stream.iterate(0, at -> at <= text.length(), at -> at + 1)
                .map(at -> new String[] {text.substring(0, at), text.substring(at)});
        return Stream.concat(pairs, Stream.<String[]>of(text.split("")))
                .map(pieces -> told(pieces, expected, finish))
                .toList();
    }

    private static Shown told(String[] pieces, boolean expected, Finish finish) {
        Shown shown = new Shown();
        Answer answer = new Answer(shown, expected);
        for (String piece : pieces) {
            answer.append(piece);
        }
        answer.ended(finish);
        shown.thinksUnannounced = answer.beganWithThoughts();
        return shown;
    }

    private static final class Shown implements TextSink {
        private final StringBuilder answer = new StringBuilder();
        private final StringBuilder thoughts = new StringBuilder();
        private int begunAnew;
        private boolean thinksUnannounced;

        @Override
        public void append(String piece) {
            answer.append(piece);
        }

        @Override
        public void think(String piece) {
            thoughts.append(piece);
        }

        @Override
        public void wasThought() {
            thoughts.append(answer);
            answer.setLength(0);
            begunAnew++;
        }
    }
}
