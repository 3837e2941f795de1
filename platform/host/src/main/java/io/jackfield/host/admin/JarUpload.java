package io.jackfield.host.admin;

import io.jackfield.host.install.StagedJars;
import io.jackfield.host.install.StagedJars.Place;
import io.jackfield.host.loop.VirtualThreads;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * A jar as the body of a request, or as the part {@code jar} of a form with its signature as another. Core loop only.
 */
final class JarUpload {
    private static final String SIGNATURE = "signature";
    private static final int LONGEST_SIGNATURE = 1_000;

    private final Vertx vertx;
    private final StagedJars staged;
    private final HttpServerRequest request;
    private boolean seen;

    /** @param request of which nothing was read */
    JarUpload(Vertx vertx, StagedJars staged, HttpServerRequest request) {
        this.vertx = vertx;
        this.staged = staged;
        this.request = request;
    }

    /** Completes when jar and signature are in their place. */
    Future<Void> store(Place place, Optional<String> signature) {
        String type = request.getHeader("Content-Type");
        boolean form = type != null && type.startsWith("multipart/form-data");
        Future<Optional<String>> stored = form
                ? form(place)
                : UploadedFile.store(vertx, request, place.jar(), StagedJars.LARGEST)
                        .map(done -> Optional.empty());
        return stored.map(found -> found.or(() -> signature)).compose(found -> sign(place, found));
    }

    private Future<Void> sign(Place place, Optional<String> signature) {
        Optional<String> text = signature.filter(given -> !given.isBlank());
        return text.isEmpty()
                ? Future.succeededFuture()
                : VirtualThreads.call(vertx, "plugin-signature", () -> {
                    staged.sign(place, text.get());
                    return null;
                });
    }

    /** Gives the signature that is among the parts. */
    private Future<Optional<String>> form(Place place) {
        Promise<Void> jar = Promise.promise();
        Promise<Optional<String>> all = Promise.promise();
        Buffer signature = Buffer.buffer();
        request.setExpectMultipart(true);
        request.uploadHandler(part -> take(part, place, jar, signature));
        request.exceptionHandler(error -> {
            jar.tryFail(error);
            all.tryFail(error);
        });
        request.endHandler(ended -> {
            if (!seen) {
                jar.tryFail(BodyFields.refused("the form has no file 'jar'; choose one"));
            }
            all.tryComplete(Optional.ofNullable(request.getFormAttribute(SIGNATURE))
                    .filter(text -> !text.isBlank())
                    .or(() -> Optional.of(signature.toString()).filter(text -> !text.isBlank())));
        });
        request.resume();
        return jar.future().compose(done -> all.future());
    }

    private void take(HttpServerFileUpload part, Place place, Promise<Void> jar, Buffer signature) {
        if (part.name().equals("jar") && !seen) {
            seen = true;
            UploadedFile.store(vertx, part, place.jar(), StagedJars.LARGEST).onComplete(jar);
        } else if (part.name().equals(SIGNATURE)) {
            part.handler(piece -> {
                if (signature.length() <= LONGEST_SIGNATURE) {
                    signature.appendBuffer(piece);
                }
            });
        } else {
            part.handler(ignored -> {});
        }
    }
}
