package io.jackfield.lib.openai;

import com.openai.core.Sleeper;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Never asked: the library sleeps between retries only, and makes none here. */
final class NoSleeper implements Sleeper {
    @Override
    public void sleep(Duration duration) {
        throw new IllegalStateException("retries are off");
    }

    @Override
    public CompletableFuture<Void> sleepAsync(Duration duration) {
        return CompletableFuture.failedFuture(new IllegalStateException("retries are off"));
    }

    @Override
    public void close() {}
}
