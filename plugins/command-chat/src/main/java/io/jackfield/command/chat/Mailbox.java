package io.jackfield.command.chat;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.command.chat.Received.Document;
import io.jackfield.command.chat.Received.Picture;
import io.jackfield.command.chat.Received.Refused;
import io.jackfield.command.chat.Received.Speech;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes messages with files: with a question it is answered, without one the files wait in the dialogue for the next.
 */
final class Mailbox {
    private final ModelDesk models;
    private final Answering answering;

    Mailbox(ModelDesk models, Answering answering) {
        this.models = models;
        this.answering = answering;
    }

    Reply take(Request request, IncomingMessage message) throws InterruptedException {
        Optional<Reply> refusal = answering.refusalOfPlan(request, Draft.of(message.text(), message.files()));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Received> received = read(request, message.files());
        String words = Stream.concat(
                        Stream.of(message.text()), of(Speech.class, received).map(Speech::words))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
        Reply heard = of(Speech.class, received)
                .map(speech -> Reply.expandable("🎤 " + speech.words()))
                .reduce(Reply.nothing(), Reply::and);
        boolean somethingToRead = received.stream().anyMatch(one -> one instanceof Document || one instanceof Picture);
        boolean onlyRefused = !somethingToRead && heard.parts().isEmpty();
        if (onlyRefused) {
            return report(request, received);
        }
        Reply before = heard.and(reportIfNeeded(request, received));
        if (words.isBlank()) {
            return before.and(keep(request, Draft.of("", usable(message.files(), received)), received));
        }
        Draft draft = Draft.of(words, usable(message.files(), received));
        String quoted = Quote.of(request, message);
        return before.and(answering.answer(request, draft, UserTurn.of(request, words, quoted, received)));
    }

    /** Asks a question once more, with its files read anew. */
    Reply again(Request request, Draft draft) throws InterruptedException {
        Optional<Reply> refusal = draft.files().isEmpty() ? Optional.empty() : answering.refusalOfPlan(request, draft);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Received> received = draft.files().isEmpty() ? List.of() : read(request, draft.files());
        return draft.text().isBlank()
                ? keep(request, draft, received)
                : answering.answer(request, draft, UserTurn.of(request, draft.text(), "", received));
    }

    /** Does with the files that wait in the dialogue what was chosen. */
    Reply act(Request request, Task task) throws InterruptedException {
        if (request.dialogue().latest(1).isEmpty()) {
            return Reply.nothing().toast(request.text("nothingPending"));
        }
        String question = request.text(task.question());
        return answering.answer(request, Draft.of(question, List.of()), UserTurn.of(request, question, "", List.of()));
    }

    private List<Received> read(Request request, List<IncomingFile> files) throws InterruptedException {
        return new FileReader(models, request, Settings.of(request.config()).files()).read(files);
    }

    private static <T extends Received> Stream<T> of(Class<T> kind, List<Received> received) {
        return received.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** What was said is in the text by now, and what could not be read will not be any better. */
    private static List<IncomingFile> usable(List<IncomingFile> files, List<Received> received) {
        return IntStream.range(0, files.size())
                .filter(i -> received.get(i) instanceof Document || received.get(i) instanceof Picture)
                .mapToObj(files::get)
                .toList();
    }

    /** One that was read whole needs no word: the answer shows it. */
    private static Reply reportIfNeeded(Request request, List<Received> received) {
        boolean needed = received.stream()
                .anyMatch(one -> one instanceof Refused || one instanceof Document document && document.truncated());
        return needed ? report(request, received) : Reply.nothing();
    }

    private static Reply report(Request request, List<Received> received) {
        if (received.size() == 1 && received.getFirst() instanceof Refused refused) {
            return Reply.text(refused.why());
        }
        return Reply.text(received.stream()
                .filter(one -> !(one instanceof Speech))
                .map(one -> line(request, one))
                .collect(Collectors.joining("\n")));
    }

    private static String line(Request request, Received received) {
        return switch (received) {
            case Document document
            when document.truncated() ->
                request.text("report.cut", document.name(), document.text().length());
            case Refused refused -> request.text("report.refused", refused.name(), refused.why());
            case Document document -> request.text("report.read", document.name());
            case Picture picture -> request.text("report.read", picture.name());
            case Speech speech -> request.text("report.read", speech.name());
        };
    }

    /** Into the dialogue, so that the next question can be about it; and what could be done with it. */
    private Reply keep(Request request, Draft draft, List<Received> received) {
        UserTurn turn = UserTurn.of(request, "", "", received);
        Optional<Reply> refusal = answering.refusal(request, draft, turn);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String names = Stream.concat(
                        of(Document.class, received).map(Document::name),
                        of(Picture.class, received).map(Picture::name))
                .collect(Collectors.joining(", "));
        String words = request.text("received", names);
        request.dialogue().append(turn.kept());
        request.dialogue().append(ModelMessage.assistant(words));
        Pictures.remember(request, turn.pictureFiles());
        boolean onlyPictures = of(Document.class, received).findAny().isEmpty();
        List<Button> buttons = onlyPictures
                ? List.of(Buttons.task(request, Task.DESCRIBE), Buttons.task(request, Task.TRANSCRIBE))
                : List.of(Buttons.task(request, Task.SUMMARISE), Buttons.task(request, Task.TRANSLATE));
        return Reply.text(words).keyboard(Keyboard.column(buttons));
    }
}
