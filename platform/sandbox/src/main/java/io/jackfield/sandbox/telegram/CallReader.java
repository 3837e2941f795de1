package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the parameters of one call from wherever the bot put them: query, JSON, form or multipart body. */
final class CallReader {
    private static final long LONGEST_BODY_BYTES = 52L << 20;

    private final HttpServerRequest request;
    private final JsonObject parameters = new JsonObject();
    private final Map<String, ApiCall.Upload> uploads = new HashMap<>();
    private final Promise<Void> done = Promise.promise();
    private long received;

    private CallReader(HttpServerRequest request) {
        this.request = request;
    }

    /** What was read; the call itself is made of it once the bot and the method are known. */
    record Parameters(JsonObject values, Map<String, ApiCall.Upload> uploads) {}

    /** Fails with an {@link ApiError} when the body is unreadable or too large. */
    static Future<Parameters> read(HttpServerRequest request) {
        CallReader reader = new CallReader(request);
        return reader.readAll().map(nothing -> new Parameters(reader.parameters, reader.uploads));
    }

    private Future<Void> readAll() {
        request.params(true).forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        request.exceptionHandler(error -> done.tryFail(ApiError.badRequest("request body is unreadable")));
        String type = String.valueOf(request.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded")) {
            readForm();
        } else {
            readJson(type.startsWith("application/json"));
        }
        return done.future();
    }

    private void readJson(boolean json) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (fits(chunk)) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> {
            try {
                if (json && body.length() > 0) {
                    parameters.mergeIn(body.toJsonObject());
                }
                finish();
            } catch (DecodeException | ClassCastException e) {
                done.tryFail(ApiError.badRequest("can't parse JSON object"));
            }
        });
    }

    private void readForm() {
        try {
            request.setExpectMultipart(true);
        } catch (RuntimeException e) {
            done.tryFail(ApiError.badRequest("can't parse multipart/form-data body"));
            return;
        }
        request.uploadHandler(this::readUpload);
        request.endHandler(end -> {
            request.formAttributes().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
            finish();
        });
    }

    private void readUpload(HttpServerFileUpload upload) {
        Buffer content = Buffer.buffer();
        upload.handler(chunk -> {
            if (fits(chunk)) {
                content.appendBuffer(chunk);
            }
        });
        upload.endHandler(end -> uploads.put(
                upload.name(), new ApiCall.Upload(nonNull(upload.filename()), nonNull(upload.contentType()), content)));
    }

    /** Whatever is too much is read and forgotten, so that the bot gets an answer instead of a cut connection. */
    private boolean fits(Buffer chunk) {
        received += chunk.length();
        return received <= LONGEST_BODY_BYTES;
    }

    private void finish() {
        if (received > LONGEST_BODY_BYTES) {
            done.tryFail(ApiError.of(413, "Request Entity Too Large"));
            return;
        }
        done.tryComplete();
    }

    private static String nonNull(String value) {
        return value == null ? "" : value;
    }
}
