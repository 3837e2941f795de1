package io.jackfield.launcher.spans;

import io.jackfield.host.trace.Trace;
import io.jackfield.host.trace.TraceId;
import io.jackfield.host.trace.UpdateSteps;
import io.jackfield.launcher.spans.Timeline.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Keeps what the host tells of the steps of an update until it is at its end, and hands the whole on. */
public final class UpdateSpans implements UpdateSteps, AutoCloseable {
    /** Updates that are kept; some never end, as those that are turned away. */
    private static final int MOST = 20_000;

    private static final String BROKEN = "broken";

    private final LongSupplier nanoTime;
    private final Sink sink;
    private final Map<TraceId, Timeline> underWay = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TraceId, Timeline> eldest) {
            return size() > MOST;
        }
    };

    /** Takes updates that are at their end; returns at once. */
    interface Sink extends BiConsumer<TraceId, Timeline>, AutoCloseable {
        @Override
        void close();
    }

    UpdateSpans(Sink sink, LongSupplier nanoTime) {
        this.sink = sink;
        this.nanoTime = nanoTime;
    }

    /** Sends from now on until it is closed; what cannot be sent is dropped. */
    public static UpdateSpans begin(SpanSettings settings, String version) {
        return new UpdateSpans(SpanExport.to(settings, version), System::nanoTime);
    }

    @Override
    public void arrived(Trace update, long began) {
        timeline(update, began).follows("intake", nanoTime.getAsLong());
    }

    @Override
    public void begun(Trace update, long arrived) {
        timeline(update, arrived).follows("lane", nanoTime.getAsLong());
    }

    private Timeline timeline(Trace update, long began) {
        synchronized (underWay) {
            return underWay.computeIfAbsent(key(update), absent -> new Timeline(began));
        }
    }

    private static TraceId key(Trace update) {
        return new TraceId(update.bot(), update.update());
    }

    @Override
    public void called(Trace update, String plugin, long began, String error) {
        known(
                update,
                timeline -> timeline.add(new Part(
                        "plugin " + plugin, began, nanoTime.getAsLong(), Map.of("jackfield.plugin", plugin), error)));
    }

    @Override
    public void asked(Trace update, String provider, String model, long began, String end, boolean isBroken) {
        Map<String, String> about =
                Map.of("gen_ai.provider.name", provider, "gen_ai.request.model", model, "jackfield.model.end", end);
        known(
                update,
                timeline -> timeline.add(
                        new Part("model " + model, began, nanoTime.getAsLong(), about, isBroken ? BROKEN : "")));
    }

    @Override
    public void stored(Trace update, long began, String error, boolean isLast) {
        known(update, timeline -> timeline.add(new Part("store", began, nanoTime.getAsLong(), Map.of(), error)));
        if (isLast) {
            end(update);
        }
    }

    @Override
    public void sent(Trace update, long began, boolean isWhole) {
        known(
                update,
                timeline -> timeline.add(
                        new Part("send", began, nanoTime.getAsLong(), Map.of(), isWhole ? "" : "refused")));
        end(update);
    }

    private void known(Trace update, Consumer<Timeline> work) {
        Timeline timeline;
        synchronized (underWay) {
            timeline = underWay.get(key(update));
        }
        if (timeline != null) {
            work.accept(timeline);
        }
    }

    private void end(Trace update) {
        Timeline timeline;
        synchronized (underWay) {
            timeline = underWay.remove(key(update));
        }
        if (timeline != null) {
            sink.accept(key(update), timeline);
        }
    }

    /** Sends what waits, for a short time. */
    @Override
    public void close() {
        sink.close();
    }
}
