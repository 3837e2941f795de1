package io.jackfield.host.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportCall;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportType;
import io.jackfield.host.config.IsolationConfig;
import io.jackfield.host.isolation.pipe.FramePipe;
import io.jackfield.host.isolation.pipe.PipeAcceptor;
import io.jackfield.host.isolation.remote.Peer;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that do what they should, and programs in their place that do not. */
@Timeout(180)
class RunningProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final IsolationConfig CONFIG = new IsolationConfig(64, List.of());
    private static final PluginContext CONTEXT = (PluginContext) Proxy.newProxyInstance(
            PluginContext.class.getClassLoader(),
            new Class<?>[] {PluginContext.class},
            (proxy, method, arguments) -> null);

    private final List<RunningProcess> started = new ArrayList<>();

    @AfterEach
    void killAll() {
        started.forEach(RunningProcess::kill);
    }

    private RunningProcess start(IsolationConfig config, Class<?> program, Duration patience) {
        RunningProcess process = RunningProcess.start("shop", config, JavaCommand.of(config, program), LIMIT, patience);
        started.add(process);
        return process;
    }

    private static PluginWorker.Order order(Class<?> extension, List<String> libraries) {
        PluginInfo info = new PluginInfo("shop", "1.0.0", "");
        return new PluginWorker.Order(info, "", libraries, List.of(extension.getName()), PluginWorker.Databases.NONE);
    }

    private static CompletableFuture<Void> ordering(RunningProcess process, List<String> libraries) {
        CompletableFuture<Void> call = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                process.workplace().make(order(Naming.class, libraries), CONTEXT);
                call.complete(null);
            } catch (RuntimeException e) {
                call.completeExceptionally(e);
            }
        });
        return call;
    }

    private static JackfieldException failureOf(CompletableFuture<Void> call) throws Exception {
        Throwable failure = call.handle((done, thrown) -> thrown).get(90, TimeUnit.SECONDS);
        assertThat(failure).isInstanceOf(JackfieldException.class);
        return (JackfieldException) failure;
    }

    private static void awaitEnd(RunningProcess process) throws Exception {
        process.onEnd().get(90, TimeUnit.SECONDS);
    }

    /** A plugin's extension. */
    public static final class Naming implements ReportType {
        /** As the host makes it. */
        public Naming(PluginContext context) {}

        @Override
        public ReportSpec spec() {
            return ReportSpec.named("test", "made in " + ProcessHandle.current().pid(), ReportPeriod.Kind.DAY);
        }

        @Override
        public Reply report(ReportCall request) {
            return Reply.nothing();
        }
    }

    @Test
    void pluginLivesInAProcessThatLoadsNothingOfVertx(@TempDir Path folder) throws Exception {
        Path classes = folder.resolve("classes.txt");
        IsolationConfig logging = new IsolationConfig(64, List.of("-Xlog:class+load:file=" + classes));
        RunningProcess process = start(logging, PluginProcess.class, LONG);

        ReportType made = (ReportType) process.workplace()
                .make(order(Naming.class, List.of()), CONTEXT)
                .extensions()
                .getFirst();
        assertThat(made.spec().title()).isEqualTo("made in " + process.pid());
        assertThat(Files.readString(classes))
                .contains(Naming.class.getName())
                .doesNotContain(" io.vertx.", " io.netty.");
    }

    @Test
    void endIsSeenWhileAPluginHoldsUpTheCommonPool() throws Exception {
        RunningProcess process = start(CONFIG, PluginProcess.class, LONG);
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i <= ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().submit(() -> {
                over.await();
                return null;
            });
        }
        try {
            process.kill();
            awaitEnd(process);
        } finally {
            over.countDown();
        }
        assertThat(process.reasonOfEnd()).isEqualTo("was killed");
    }

    /** Rings as a process that is fine does, and hands over what comes then. */
    private static void ring(SocketChannel channel, Consumer<ByteBuffer> afterwards) throws IOException {
        FramePipe pipe = new FramePipe(channel, LONG);
        Peer peer = new Peer((AutoCloseable) () -> {}, pipe::send, "from test to host", LONG, method -> {});
        AtomicBoolean rung = new AtomicBoolean();
        Thread.ofPlatform()
                .start(() -> pipe.run(frame -> {
                    if (rung.getAndSet(true)) {
                        afterwards.accept(frame);
                    } else {
                        peer.receive(frame);
                    }
                }));
        peer.root(PluginWorker.Bell.class).ring();
    }

    private static ConnectOrder invitation() throws IOException {
        return ConnectOrder.decode(new BufferedReader(new InputStreamReader(System.in)).readLine());
    }

    private static void sleepForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Comes up and then reads nothing. */
    static final class Deaf {
        private Deaf() {}

        public static void main(String... arguments) throws IOException {
            ring(invitation().accept(), frame -> sleepForEver());
        }
    }

    @Test
    void processThatStopsReadingIsEndedAndItsCallersAreTold() throws Exception {
        RunningProcess process = start(CONFIG, Deaf.class, Duration.ofSeconds(2));
        List<CompletableFuture<Void>> calls = new ArrayList<>();

        for (int count = 0; count < 40; count++) {
            calls.add(ordering(process, List.of("x".repeat(1_000_000))));
        }

        for (CompletableFuture<Void> call : calls) {
            JackfieldException failure = failureOf(call);
            assertThat(failure.error()).isEqualTo(StandardError.UNAVAILABLE);
            assertThat(failure)
                    .hasMessage("the process of plugin shop was ended: it has not read for 2 s what was sent to it");
        }
    }

    /** Comes up and then sends what is no frame. */
    static final class Flooding {
        private Flooding() {}

        public static void main(String... arguments) throws IOException {
            SocketChannel channel = invitation().accept();
            ring(channel, frame -> {
                try {
                    channel.write(ByteBuffer.allocate(4).putInt(0, 80_000_000));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                sleepForEver();
            });
        }
    }

    @Test
    void processThatSendsTooLongAFrameIsEnded() throws Exception {
        RunningProcess process = start(CONFIG, Flooding.class, LONG);

        CompletableFuture<Void> call = ordering(process, List.of());

        assertThat(failureOf(call))
                .hasMessage("the process of plugin shop was ended: it announced a frame of 80000000 bytes;"
                        + " a frame has 1 to 67108864");
        awaitEnd(process);
    }

    /** Comes up and, when it is called, sends the first half of an answer. */
    static final class Halting {
        private Halting() {}

        public static void main(String... arguments) throws IOException {
            SocketChannel channel = invitation().accept();
            ring(channel, frame -> {
                try {
                    channel.write(ByteBuffer.allocate(104).putInt(0, 1_000));
                    Files.createFile(Path.of(System.getProperty("test.written")));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                sleepForEver();
            });
        }
    }

    @Test
    void processKilledInTheMiddleOfAFrameIsSaidToHaveBeenKilled(@TempDir Path folder) throws Exception {
        Path written = folder.resolve("written");
        IsolationConfig telling = new IsolationConfig(64, List.of("-Dtest.written=" + written));
        RunningProcess process = start(telling, Halting.class, LONG);
        CompletableFuture<Void> call = ordering(process, List.of());
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(written));

        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();

        assertThat(failureOf(call)).hasMessage("the process of plugin shop was killed");
        awaitEnd(process);
    }

    /** Comes up and, when it is called, goes off the line. */
    static final class Leaving {
        private Leaving() {}

        public static void main(String... arguments) throws IOException {
            SocketChannel channel = invitation().accept();
            ring(channel, frame -> {
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                sleepForEver();
            });
        }
    }

    @Test
    void processThatClosesItsConnectionIsEnded() throws Exception {
        RunningProcess process = start(CONFIG, Leaving.class, LONG);

        CompletableFuture<Void> call = ordering(process, List.of());

        assertThat(failureOf(call))
                .hasMessage("the process of plugin shop was ended: it has closed its connection to the host");
    }

    /** Comes up after strangers have been at the port. */
    static final class Late {
        private Late() {}

        public static void main(String... arguments) throws IOException {
            ConnectOrder invitation = invitation();
            try (Socket silent = new Socket(PipeAcceptor.LOOPBACK, invitation.port());
                    Socket wrong = new Socket(PipeAcceptor.LOOPBACK, invitation.port())) {
                new DataOutputStream(wrong.getOutputStream()).write(new byte[1_000]);
                ring(invitation.accept(), frame -> sleepForEver());
            }
        }
    }

    @Test
    void strangersAtThePortDoNotDisturb() {
        assertThat(start(CONFIG, Late.class, LONG).pid()).isPositive();
    }

    /** A host with one plugin's process. */
    static final class SmallHost {
        private SmallHost() {}

        public static void main(String... arguments) {
            RunningProcess process = RunningProcess.start("shop", CONFIG, JavaCommand.of(CONFIG), LIMIT);
            System.out.println(process.pid());
            sleepForEver();
        }
    }

    @Test
    void processEndsWhenItsHostIsKilled() throws Exception {
        Process host = JavaCommand.of(CONFIG, SmallHost.class).start();
        try (BufferedReader output = host.inputReader()) {
            ProcessHandle orphan =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(orphan.isAlive()).isTrue();

            host.destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).until(() -> !orphan.isAlive());
        } finally {
            host.destroyForcibly();
        }
    }
}
