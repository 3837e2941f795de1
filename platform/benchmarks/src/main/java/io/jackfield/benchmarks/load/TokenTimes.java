package io.jackfield.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows every token of the model from the moment it was sent until a user sees it. An answer carries its number in
 * its first word, by which a draft or a message is recognised. Used on the loop.
 */
final class TokenTimes {
    private static final Pattern SHOWN = Pattern.compile("answer(\\d+)((?: word\\d+)*)");

    private final List<Answer> answers = new ArrayList<>();
    private Histogram perToken = new Histogram();
    private Histogram firstToken = new Histogram();
    private Histogram lastToken = new Histogram();
    private int whole;
    private int doubled;
    private int mutilated;

    /** One answer: when its tokens were sent, and how far users have seen it. */
    private static final class Answer {
        private final long[] sentAt = new long[FakeModelServer.TOKENS];
        private int seen;
        private boolean finished;
    }

    /** The number of a new answer. */
    int begin() {
        answers.add(new Answer());
        return answers.size() - 1;
    }

    /** What the token with this index says. */
    static String token(int answer, int index) {
        return index == 0 ? "answer" + answer + " word1" : " word" + (index + 1);
    }

    void sent(int answer, int token, long now) {
        answers.get(answer).sentAt[token] = now;
    }

    /** Takes note of a text on a user's screen. */
    void shown(BotApiCall call, long now) {
        Matcher shown = SHOWN.matcher(call.text());
        if (!shown.find()) {
            return;
        }
        Answer answer = answers.get(Integer.parseInt(shown.group(1)));
        int words = inOrder(shown.group(2));
        if (words < 0 || answer.finished && words < FakeModelServer.TOKENS) {
            mutilated++;
            return;
        }
        note(answer, words, now);
        if (words == FakeModelServer.TOKENS && call.showsText()) {
            finish(answer, call);
        }
    }

    private void note(Answer answer, int words, long now) {
        for (int token = answer.seen; token < words; token++) {
            long wait = now - answer.sentAt[token];
            perToken.record(wait);
            if (token == 0) {
                firstToken.record(wait);
            }
            if (token == FakeModelServer.TOKENS - 1) {
                lastToken.record(wait);
            }
        }
        answer.seen = Math.max(answer.seen, words);
    }

    private void finish(Answer answer, BotApiCall call) {
        if (!answer.finished) {
            answer.finished = true;
            whole++;
        } else if (call.method().equals("sendmessage")) {
            doubled++;
        }
    }

    /** How many words there are, if they are the first ones in their order; else -1. */
    private static int inOrder(String words) {
        int count = 0;
        for (String word : words.strip().split(" ")) {
            if (word.isEmpty()) {
                continue;
            }
            if (!word.equals("word" + (count + 1))) {
                return -1;
            }
            count++;
        }
        return count;
    }

    /** The figures since the last call of this method; the counts are of the whole run. */
    TokenFigures take() {
        TokenFigures taken = new TokenFigures(perToken, firstToken, lastToken, whole, doubled, mutilated);
        perToken = new Histogram();
        firstToken = new Histogram();
        lastToken = new Histogram();
        return taken;
    }
}
