package io.jackfield.sandbox.llm;

import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * {@code POST /audio/transcriptions}: reads the form, whose recording is counted and thrown away. It becomes a request
 * with one message, which is the name of the recording, so that scripts can tell recordings apart.
 */
final class Transcriptions {
    private static final long LONGEST_RECORDING_BYTES = 25L << 20;

    private Transcriptions() {}

    /** Calls {@code onRequest} with what was asked, once the whole form is here; refusals fail the context. */
    static void read(RoutingContext context, Face face, Consumer<ModelRequest> onRequest) {
        Promise<ModelRequest> read = Promise.promise();
        AtomicLong bytes = new AtomicLong();
        String[] file = {null, "audio/ogg"};
        context.request().setExpectMultipart(true);
        context.request().exceptionHandler(read::tryFail);
        context.request().uploadHandler(upload -> {
            if (upload.name().equals("file")) {
                file[0] = upload.filename();
                file[1] = upload.contentType();
            }
            count(upload, bytes);
        });
        context.request().endHandler(end -> {
            try {
                read.tryComplete(request(context, face, file[0], file[1], bytes.get()));
            } catch (ApiError e) {
                read.tryFail(e);
            }
        });
        context.request().resume();
        read.future().onSuccess(onRequest::accept).onFailure(context::fail);
    }

    private static void count(HttpServerFileUpload upload, AtomicLong bytes) {
        upload.handler(chunk -> bytes.addAndGet(chunk.length()));
    }

    private static ModelRequest request(RoutingContext context, Face face, String name, String mime, long bytes) {
        String model = field(context, "model").orElseThrow(ApiError::modelMissing);
        if (name == null) {
            throw ApiError.missing("file");
        }
        if (face == Face.OPENAI && !model.endsWith("transcribe") && !model.startsWith("whisper")) {
            throw ApiError.unknownModel(face, model);
        }
        if (bytes == 0 || bytes > LONGEST_RECORDING_BYTES) {
            throw ApiError.invalid("file", "The recording has " + bytes + " bytes; send 1 byte to 25 MB.");
        }
        JsonObject body = new JsonObject().put("model", model).put("mime", mime).put("bytes", bytes);
        field(context, "language").ifPresent(language -> body.put("language", language));
        List<ModelRequest.Message> messages =
                List.of(new ModelRequest.Message("user", name, List.of(new ModelRequest.File(mime, bytes))));
        return new ModelRequest(face, WireApi.TRANSCRIPTIONS, model, messages, false, false, Optional.empty(), body);
    }

    private static Optional<String> field(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getFormAttribute(name)).filter(value -> !value.isBlank());
    }
}
