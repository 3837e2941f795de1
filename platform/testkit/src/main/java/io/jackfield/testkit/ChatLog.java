package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * One chat as Telegram has it: what is on the screen, what came one after the other, and what was said. From any
 * thread.
 */
final class ChatLog {
    private final long id;
    private final String title;
    private final boolean isPrivate;
    private final SequencedMap<Integer, TestReply> screen = new LinkedHashMap<>();
    private final Set<Integer> previews = new HashSet<>();
    private final List<TestReply> watched = new ArrayList<>();
    private final List<TestReply> replies = new ArrayList<>();
    private final Set<String> answeredQueries = new HashSet<>();
    private final Transcript transcript = new Transcript();
    private int read;
    private int messages;
    private String toast = "";
    private String alert = "";
    private Optional<String> paymentRefusal = Optional.empty();
    private JackfieldException failure;
    private boolean waiting;
    private boolean blocked;

    ChatLog(long id, String title, boolean isPrivate) {
        this.id = id;
        this.title = title;
        this.isPrivate = isPrivate;
        transcript.heading((isPrivate ? "private chat with " : "group ") + title);
    }

    long id() {
        return id;
    }

    String title() {
        return title;
    }

    boolean isPrivate() {
        return isPrivate;
    }

    synchronized int nextMessageId() {
        return ++messages;
    }

    synchronized void said(String who, String text) {
        transcript.said(who, text);
    }

    synchronized void note(String remark) {
        transcript.note(remark);
    }

    synchronized boolean shows(int messageId) {
        return screen.containsKey(messageId);
    }

    synchronized boolean showsFile(int messageId) {
        return shows(messageId) && screen.get(messageId).file().isPresent();
    }

    synchronized void arrived(TestReply reply) {
        screen.put(reply.messageId(), reply);
        replies.add(reply);
        transcript.shown(reply, "");
    }

    /** An edit that changes nothing is refused by Telegram, and nobody notices. */
    synchronized void edited(TestReply reply) {
        if (previews.remove(reply.messageId())) {
            arrived(reply.asNew());
            return;
        }
        TestReply before = screen.put(reply.messageId(), reply);
        if (before.looksLike(reply)) {
            transcript.note("(an edit that changes nothing)");
            return;
        }
        replies.add(reply);
        transcript.shown(reply, " edits");
    }

    /** A part of an answer that is still being written, as a draft. */
    synchronized void drafted(TestReply draft) {
        watched.add(draft);
    }

    /** What users have watched of answers that were being written, oldest first. */
    synchronized List<TestReply> watched() {
        return List.copyOf(watched);
    }

    /** A part of an answer that is still being written, as a message. */
    synchronized void previewed(TestReply preview) {
        watched.add(preview);
        previews.add(preview.messageId());
        screen.put(preview.messageId(), preview);
    }

    synchronized void removed(int messageId) {
        TestReply gone = screen.remove(messageId);
        previews.remove(messageId);
        transcript.note(gone == null ? "(bot removes a message)" : "(bot removes '" + gone.text() + "')");
    }

    synchronized void answered(String queryId, String word, boolean window) {
        answeredQueries.add(queryId);
        toast = window ? "" : word;
        alert = window ? word : "";
        if (!word.isEmpty()) {
            transcript.note((window ? "alert: " : "toast: ") + word);
        }
    }

    synchronized boolean isAnswered(String queryId) {
        return answeredQueries.contains(queryId);
    }

    synchronized void answeredPayment(String queryId, Optional<String> refusal) {
        answeredQueries.add(queryId);
        paymentRefusal = refusal;
        refusal.ifPresent(reason -> transcript.note("(the payment is refused: " + reason + ")"));
    }

    synchronized Optional<String> paymentRefusal() {
        return paymentRefusal;
    }

    synchronized void failed(JackfieldException error) {
        failure = error;
        transcript.note("(the handler fails, " + error.error() + ": " + error.getMessage() + ")");
    }

    synchronized Optional<JackfieldException> failure() {
        return Optional.ofNullable(failure);
    }

    synchronized Optional<JackfieldException> takeFailure() {
        Optional<JackfieldException> taken = failure();
        failure = null;
        return taken;
    }

    synchronized void waitsForStop(boolean stands) {
        waiting = stands;
    }

    /** Whether an answer stands still until the user presses Stop. */
    synchronized boolean isWaiting() {
        return waiting;
    }

    synchronized void block(boolean wanted) {
        blocked = wanted;
    }

    synchronized boolean isBlocked() {
        return blocked;
    }

    synchronized String toast() {
        return toast;
    }

    synchronized String alert() {
        return alert;
    }

    synchronized Optional<TestReply> next() {
        return read < replies.size() ? Optional.of(replies.get(read++)) : Optional.empty();
    }

    synchronized List<TestReply> unread() {
        return List.copyOf(replies.subList(read, replies.size()));
    }

    synchronized List<TestReply> replies() {
        return List.copyOf(replies);
    }

    /** The messages as they now stand, oldest first. */
    synchronized List<TestReply> screen() {
        return List.copyOf(screen.values());
    }

    synchronized String transcript() {
        return transcript.toString();
    }
}
