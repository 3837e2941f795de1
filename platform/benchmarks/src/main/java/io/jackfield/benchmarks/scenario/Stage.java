package io.jackfield.benchmarks.scenario;

import static java.util.Objects.requireNonNull;

import io.jackfield.benchmarks.console.ConsoleVisit;
import io.jackfield.benchmarks.console.LetterRows;
import io.jackfield.benchmarks.load.AnswerTimes;
import io.jackfield.benchmarks.load.Arrivals;
import io.jackfield.benchmarks.load.FakeBotApi;
import io.jackfield.benchmarks.load.FakeModelServer;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.payment.OrderRows;
import io.jackfield.benchmarks.payment.PaymentCalls;
import io.jackfield.benchmarks.payment.PaymentLoad;
import io.jackfield.benchmarks.process.BusyCore;
import io.jackfield.benchmarks.process.ChildProcess;
import io.jackfield.benchmarks.process.HostTarget;
import io.jackfield.benchmarks.process.Jars;
import io.jackfield.benchmarks.process.Letters;
import io.jackfield.benchmarks.process.ProcessMeter;
import io.jackfield.benchmarks.process.Target;
import io.jackfield.benchmarks.report.ReaderRows;
import io.jackfield.benchmarks.wire.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** A target with a Telegram of its own around it, for one scenario. */
final class Stage implements AutoCloseable {
    private final Loop loop;
    private final FakeBotApi telegram;
    private final FakeModelServer models;
    private final LoadGenerator load;
    private final Target target;
    private final Optional<ProcessMeter> postgres;
    private final Surveillance surveillance;
    private Optional<ChildProcess> process = Optional.empty();
    private boolean closed;

    Stage(
            Loop loop,
            FakeBotApi telegram,
            FakeModelServer models,
            LoadGenerator load,
            Target target,
            Optional<ProcessMeter> postgres,
            Surveillance surveillance) {
        this.loop = loop;
        this.telegram = telegram;
        this.models = models;
        this.load = load;
        this.target = target;
        this.postgres = postgres;
        this.surveillance = surveillance;
    }

    /**
     * What makes life hard for the target, and who hears how its walls took that.
     *
     * @param neighbour a process that keeps a core busy
     * @param wallActs hears at the end what walls have done to honest plugins
     */
    record Surveillance(Optional<BusyCore> neighbour, Consumer<List<String>> wallActs) {}

    /** A second kind of load on the same target; to be called before it starts. */
    LoadGenerator moreLoad(LoadShape shape) {
        return new LoadGenerator(loop, shape, telegram);
    }

    /** The watched directory of the host. */
    Jars jars() throws IOException {
        return host().jars();
    }

    private HostTarget host() {
        if (target instanceof HostTarget host) {
            return host;
        }
        throw new IllegalStateException("the bare handler has no plugins; run this against the host");
    }

    /** Orders for the payments of a run; the host must be up. */
    OrderRows orders() {
        return new OrderRows(host().database(), host().bot());
    }

    /** Messages in these chats; to be called before it starts. */
    Arrivals arrivals(LongPredicate chats) {
        return new Arrivals(loop, telegram, chats);
    }

    /** Readers of reports; the host must be up. */
    ReaderRows readers() {
        return new ReaderRows(host().database(), host().bot());
    }

    /** Letters; the host must be up. */
    LetterRows letterRows() {
        return new LetterRows(host().database(), host().bot());
    }

    /** An operator who has logged in to the console. */
    ConsoleVisit console() throws IOException, InterruptedException {
        return host().console();
    }

    /** How long a scrape of its metrics takes; the bare handler has none. */
    Duration scrape() throws IOException {
        return target instanceof HostTarget host ? host.health().scrape() : Duration.ZERO;
    }

    /** What it could not answer; the host must be up. */
    Letters letters() {
        return host().letters();
    }

    /** Has last week's report go to all of its readers. */
    void beginReports() throws IOException {
        host().command("/bots/" + host().bot() + "/reports/weekly/run", "{\"period\": \"week\", \"by\": \"bench\"}");
    }

    /**
     * What a payment system calls for orders from number zero on.
     *
     * @param orders how many orders there are to be paid
     */
    PaymentLoad payments(PaymentCalls calls, int orders) {
        return new PaymentLoad(loop, host().paymentCallback(calls.provider()), calls, orders);
    }

    FakeBotApi telegram() {
        return telegram;
    }

    FakeModelServer models() {
        return models;
    }

    LoadGenerator load() {
        return load;
    }

    /** Starts the target; the one before it must have ended. */
    synchronized ChildProcess start() {
        if (closed) {
            throw new IllegalStateException("the run was interrupted");
        }
        ChildProcess started = target.start();
        process = Optional.of(started);
        return started;
    }

    /** Starts the target and waits until it takes updates. */
    ChildProcess startAndAwait() throws InterruptedException {
        ChildProcess started = start();
        target.awaitReady(started);
        return started;
    }

    Measurement measure(Duration length) throws InterruptedException {
        return measure(length, load::takeTimes);
    }

    /** @param times takes the times since it was asked last, of another kind of load than messages */
    Measurement measure(Duration length, Supplier<AnswerTimes> times) throws InterruptedException {
        ChildProcess running = process.orElseThrow();
        ProcessMeter meter = running.meter();
        Duration targetBefore = meter.cpu();
        Duration postgresBefore = postgresCpu();
        Duration compilerBefore = meter.compilerCpu();
        Duration ownBefore = ownCpu();
        // Those before it do not count.
        requireNonNull(times.get());
        long begun = System.nanoTime();
        Thread.sleep(length);
        running.mustBeAlive();
        Duration measured = Duration.ofNanos(System.nanoTime() - begun);
        return new Measurement(
                measured,
                times.get(),
                meter.cpu().minus(targetBefore),
                meter.compilerCpu().minus(compilerBefore),
                postgresCpu().minus(postgresBefore),
                ownCpu().minus(ownBefore));
    }

    /** Comes from the scenario at its end, or from another thread when the run is interrupted. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (target instanceof HostTarget host) {
            host.health().wallActs(Mischief.PLUGIN).ifPresent(surveillance.wallActs());
        }
        surveillance.neighbour().ifPresent(BusyCore::close);
        process.ifPresent(ChildProcess::close);
        target.close();
        loop.close();
    }

    private Duration postgresCpu() {
        return postgres.map(ProcessMeter::cpu).orElse(Duration.ZERO);
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
