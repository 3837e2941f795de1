package io.jackfield.host.admin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;

/** Writes what comes in into a file, as it comes. Core loop only. */
final class UploadedFile {
    private final ReadStream<Buffer> source;
    private final AsyncFile file;
    private final long most;
    private final Promise<Void> done = Promise.promise();
    private long length;

    private UploadedFile(ReadStream<Buffer> source, AsyncFile file, long most) {
        this.source = source;
        this.file = file;
        this.most = most;
    }

    /**
     * Completes when all of it is in the file; fails when there is more than that, and reads no further then.
     *
     * @param most bytes
     */
    static Future<Void> store(Vertx vertx, ReadStream<Buffer> source, Path target, long most) {
        source.pause();
        return vertx.fileSystem()
                .open(target.toString(), new OpenOptions().setCreate(true).setWrite(true))
                .compose(file -> new UploadedFile(source, file, most).read());
    }

    private Future<Void> read() {
        source.exceptionHandler(done::tryFail);
        source.handler(this::take);
        source.endHandler(ended -> done.tryComplete());
        source.resume();
        return done.future().eventually(file::close);
    }

    private void take(Buffer part) {
        length += part.length();
        if (done.future().isComplete()) {
            return;
        }
        if (length > most) {
            done.tryFail(BodyFields.refused(
                    "the file has more than " + (most >> 20) + " MB, which is the most that is taken"));
            return;
        }
        file.write(part).onFailure(done::tryFail);
        if (file.writeQueueFull()) {
            source.pause();
            file.drainHandler(drained -> source.resume());
        }
    }
}
