package io.jackfield.host.outbox;

import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.store.AttachmentTable.Stored;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.Multipart;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes one call, with its files where it has some. */
public final class Delivery {
    private final BotApi api;
    private final AttachmentTable attachments;

    public Delivery(BotApi api, AttachmentTable attachments) {
        this.api = api;
        this.attachments = attachments;
    }

    /** The files of a call cannot be read: the database is away, which says nothing of Telegram. */
    static final class FilesAwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FilesAwayException(Throwable cause) {
            super("its files cannot be read: " + cause.getMessage(), cause);
        }
    }

    /** Fails only when no answer came; with {@link FilesAwayException} when Telegram was not even asked. */
    Future<ApiAnswer> send(ServedBot bot, BotCall call) {
        return call.files().isEmpty() ? api.call(bot, call) : upload(bot, call);
    }

    private Future<ApiAnswer> upload(ServedBot bot, BotCall call) {
        Map<String, Stored> files = new HashMap<>();
        Future<Void> read = Future.succeededFuture();
        for (Map.Entry<String, UUID> file : call.files().entrySet()) {
            read = read.compose(done -> attachments.find(file.getValue()))
                    .onSuccess(found -> found.ifPresent(stored -> files.put(file.getKey(), stored)))
                    .mapEmpty();
        }
        return read.recover(error -> Future.failedFuture(new FilesAwayException(error)))
                .compose(done -> api.upload(bot, call.method(), Multipart.of(call.json(), files)));
    }

    /** The bytes are no longer needed. */
    void forgetFiles(List<BotCall> calls) {
        List<UUID> ids = new ArrayList<>(0);
        for (BotCall call : calls) {
            ids.addAll(call.files().values());
        }
        if (!ids.isEmpty()) {
            attachments.remove(ids);
        }
    }
}
