package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.cogrid.client.Listening;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.task.ChunkTask;
import org.cogrid.core.internal.task.ForgetTask;
import org.cogrid.core.internal.task.KeepTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.task.result.ChunkValues;
import org.cogrid.core.internal.task.result.Packed;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.RemoteError;

/** Engines in this JVM, each of which runs a chunk at once, or when it is told to. */
final class FakeMapGrid implements MapGrid {
    private final Map<EncodedTask, Task> forms = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<Integer, UUID> incarnations = new ConcurrentHashMap<>();
    private final Map<UUID, KeepTask> kept = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    final List<HeldTask> tasks = new CopyOnWriteArrayList<>();
    final List<ChunkTask> chunks = new CopyOnWriteArrayList<>();
    final List<Integer> forgetting = new CopyOnWriteArrayList<>();
    /** Hears of each task before it is encoded. */
    volatile Consumer<Task> encoding = task -> {};

    volatile Consumer<HeldTask> submitting = task -> {};
    volatile boolean holds;
    volatile boolean keepsTasks = true;
    volatile boolean closed;
    volatile int engines = 2;
    volatile Duration itemTime = Duration.ofMillis(1);

    @Override
    public EncodedTask encode(Task task) {
        if (closed) {
            throw new CogridException("this client is closed");
        }
        encoding.accept(task);
        EncodedTask form = new EncodedTask(task.kind(), null, ContentHash.NONE, Body.of(Piece.whole(new byte[0])));
        if (task instanceof KeepTask keep) {
            kept.put(keep.map(), keep);
        }
        forms.put(form, task);
        return form;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public TaskHandle submit(EncodedTask form, KeptFunction function) {
        long id = ids.incrementAndGet();
        int engine = (int) (id % Math.max(1, engines));
        UUID incarnation = incarnations.computeIfAbsent(engine, number -> UUID.randomUUID());
        if (!function.isAt(incarnation)) {
            HeldTask keeping = new HeldTask(-1, engine, Duration.ZERO, () -> null);
            keeping.run();
            function.sentTo(engine, incarnation, keeping);
        }
        ChunkTask sent = (ChunkTask) forms.remove(form);
        HeldTask task = new HeldTask(
                id, engine, itemTime.multipliedBy(Packed.length(sent.columns()[0])), () -> run(sent, engine));
        submitting.accept(task);
        if (keepsTasks) {
            tasks.add(task);
            chunks.add(sent);
        }
        if (!holds) {
            CallbackThreads.executor().execute(task::run);
        }
        return task;
    }

    private Object run(ChunkTask chunk, int engine) {
        KeepTask keep = kept.get(chunk.map());
        int count = Packed.length(chunk.columns()[0]);
        Object[] values = new Object[count];
        TreeMap<Integer, RemoteError> failures = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            try {
                values[i] = call(keep.function(), chunk.columns(), i);
            } catch (Throwable e) {
                failures.put(
                        i, new RemoteError("running", e.getClass().getName(), e.getMessage(), "at there", engine, 0));
            }
        }
        return keep.combine() == null
                ? new ChunkValues(failures.isEmpty() ? Packed.of(values) : values, count, failures)
                : new ChunkValues(combined(keep.combine(), values, failures), count, failures);
    }

    @SuppressWarnings("unchecked")
    private static Object call(Object function, Object[] columns, int row) throws Throwable {
        return columns.length == 1
                ? ((Fn1<Object, Object>) function).call(Packed.get(columns[0], row))
                : ((Fn2<Object, Object, Object>) function)
                        .call(Packed.get(columns[0], row), Packed.get(columns[1], row));
    }

    @SuppressWarnings("unchecked")
    private static Object[] combined(Object combine, Object[] values, Map<Integer, RemoteError> failures) {
        List<Object> run = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (!failures.containsKey(i)) {
                try {
                    run.add(
                            run.isEmpty()
                                    ? values[i]
                                    : ((Fn2<Object, Object, Object>) combine).call(run.remove(0), values[i]));
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return run.toArray();
    }

    @Override
    public int engines() {
        return engines;
    }

    @Override
    public Listening onEngines(Runnable news) {
        return () -> {};
    }

    @Override
    public void send(int engineId, EncodedTask task) {
        if (forms.get(task) instanceof ForgetTask) {
            forgetting.add(engineId);
        }
    }

    @Override
    public OutputDisplay output() {
        return OutputDisplay.NONE;
    }
}
