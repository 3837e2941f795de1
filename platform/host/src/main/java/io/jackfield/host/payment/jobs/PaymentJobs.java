package io.jackfield.host.payment.jobs;

import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about payments from time to time. Each job has a thread of its own while it runs, and its next round
 * begins a while after the one before has ended. Core loop only.
 */
public final class PaymentJobs {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentJobs.class);

    private final CoreLoop loop;
    private final BooleanSupplier mayWork;
    private final List<Job> jobs = new ArrayList<>();
    private boolean stopped;

    /** @param mayWork whether the database is this host's and takes what it is given */
    public PaymentJobs(CoreLoop loop, BooleanSupplier mayWork) {
        this.loop = loop;
        this.mayWork = mayWork;
    }

    /** @param work one round; may block */
    public PaymentJobs with(String name, Duration every, Runnable work) {
        jobs.add(new Job(name, every, work));
        return this;
    }

    public void start() {
        jobs.forEach(Job::round);
    }

    /** What runs goes on to its end; nothing begins any more. */
    public void stop() {
        stopped = true;
    }

    /** Does everything once, after the rounds that run; completes when it is done. */
    public Future<Void> now() {
        return Future.join(jobs.stream().map(Job::run).toList()).mapEmpty();
    }

    private final class Job {
        private final String name;
        private final Duration every;
        private final Runnable work;
        private Future<Void> running = Future.succeededFuture();

        Job(String name, Duration every, Runnable work) {
            this.name = name;
            this.every = every;
            this.work = work;
        }

        void round() {
            if (!stopped) {
                run().onComplete(done -> loop.later(every, this::round));
            }
        }

        Future<Void> run() {
            running = running.compose(done -> once());
            return running;
        }

        private Future<Void> once() {
            if (stopped || !mayWork.getAsBoolean()) {
                return Future.succeededFuture();
            }
            Promise<Void> done = Promise.promise();
            Thread.ofVirtual().name("payment-" + name).start(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    LOG.warn("payments: {} has failed and is done again later", name, e);
                } finally {
                    loop.run(done::complete);
                }
            });
            return done.future();
        }
    }
}
