package org.cogrid.client;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.MissingPropertyException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.codehaus.groovy.runtime.MethodClosure;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.EngineLoad;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskIdentity;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.core.CogridException;
import org.cogrid.core.Engine;
import org.cogrid.core.GroovySource;
import org.cogrid.core.Reference;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.KeepTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.task.TaskContext;
import org.cogrid.core.internal.task.result.ExecuteResult;
import org.cogrid.core.internal.task.result.NotKeptException;
import org.cogrid.core.internal.wire.RemoteError;

/** Keeps the tasks it is sent and, unless told to hold them, runs them at once in this thread, without any encoding. */
final class FakeEngine implements TaskSender, TaskContext {
    final List<Task> tasks = new CopyOnWriteArrayList<>();
    final List<TaskOptions> options = new CopyOnWriteArrayList<>();
    final List<FakeHandle> handles = new CopyOnWriteArrayList<>();
    final Map<String, Object> globals = new LinkedHashMap<>();
    final Map<UUID, KeepTask> kept = new LinkedHashMap<>();
    final List<String> imports = new ArrayList<>();
    final int id;
    int libraries;
    private final FakeGrid grid;
    final UUID incarnation = UUID.randomUUID();
    volatile int others;
    volatile boolean holds;
    /** Thrown when a task is sent, or null. */
    CogridException refusal;

    /**
     * An engine of a fake grid.
     *
     * @param grid has the tasks that were encoded
     */
    FakeEngine(int id, FakeGrid grid) {
        this.id = id;
        this.grid = grid;
    }

    @Override
    public TaskHandle send(EncodedTask encoded, TaskOptions taskOptions) {
        if (refusal != null) {
            throw refusal;
        }
        Task task = grid.decoded(encoded);
        tasks.add(task);
        options.add(taskOptions);
        FakeHandle handle = new FakeHandle(tasks.size(), task.kind(), id);
        handles.add(handle);
        if (!holds) {
            handle.run(() -> task.run(this));
        }
        return handle;
    }

    @Override
    public Optional<TaskHandle> trySend(EncodedTask encoded, TaskOptions taskOptions, TaskIdentity identity) {
        return Optional.of(send(encoded, taskOptions));
    }

    @Override
    public void sendTaken() {}

    @Override
    public EngineLoad load() {
        if (refusal != null) {
            throw refusal;
        }
        return new EngineLoad(incarnation, unfinished(), others, false, System.nanoTime());
    }

    /** Runs what it was told to hold. */
    void runHeld() {
        for (int i = 0; i < handles.size(); i++) { // one more may have come whose handle is missing
            Task task = tasks.get(i);
            if (!handles.get(i).hasEnded()) {
                handles.get(i).run(() -> task.run(this));
            }
        }
    }

    /** Has all unfinished tasks fail. */
    void failHeld(CogridException why) {
        handles.stream().filter(handle -> !handle.hasEnded()).forEach(handle -> handle.fail(why));
    }

    Task lastTask() {
        return tasks.get(tasks.size() - 1);
    }

    ApplyTask lastApply() {
        return (ApplyTask) lastTask();
    }

    @Override
    public Object decode(Encoded value) {
        return new String(value.bytes());
    }

    @Override
    public int unfinished() {
        return (int) handles.stream().filter(h -> !h.hasEnded()).count();
    }

    @Override
    public int abortAll() {
        return unfinished();
    }

    @Override
    public Object call(Object function, Object[] arguments, Map<String, Object> named) throws Throwable {
        Object target = resolved(function);
        List<Object> all = new ArrayList<>();
        if (!named.isEmpty()) {
            all.add(named);
        }
        Arrays.stream(arguments).map(this::resolved).forEach(all::add);
        if (target instanceof MethodClosure method) {
            return method.call(all.toArray());
        }
        if (target instanceof Closure<?> closure) {
            Object session = new GroovyShell(new Binding(globals)).parse("");
            return closure.rehydrate(session, session, session).call(all.toArray());
        }
        for (Method method : target.getClass().getMethods()) {
            if ((method.getName().equals("call") || method.getName().equals("run"))
                    && method.getParameterCount() == all.size()) {
                method.setAccessible(true);
                return method.invoke(target, all.toArray());
            }
        }
        throw new IllegalArgumentException("no such arity: " + all.size());
    }

    @Override
    public ItemFunction forItems(Object function) {
        return arguments -> call(function, arguments, Map.of());
    }

    @Override
    public RemoteError describeItem(Throwable failure) {
        Throwable cause = failure instanceof InvocationTargetException wrapped ? wrapped.getCause() : failure;
        return new RemoteError("running", cause.getClass().getName(), cause.getMessage(), "at there", id, 0);
    }

    @Override
    public void keep(KeepTask task) {
        kept.put(task.map(), task);
    }

    @Override
    public KeepTask kept(UUID map) {
        KeepTask task = kept.get(map);
        if (task == null) {
            throw new NotKeptException(map);
        }
        return task;
    }

    @Override
    public void forget(UUID map) {
        kept.remove(map);
    }

    private Object resolved(Object value) {
        if (value instanceof Reference<?> reference) {
            return read(reference.path());
        }
        return value instanceof GroovySource source ? evaluate(source.text()) : value;
    }

    @Override
    public Object execute(String text, String fileName) {
        return new GroovyShell(new Binding(globals)).evaluate(text, fileName);
    }

    @Override
    public Object evaluate(String expression) {
        return execute("return " + expression, "expression.groovy");
    }

    @Override
    public Object read(String path) {
        if (!globals.containsKey(path)) {
            throw new MissingPropertyException(path, Object.class);
        }
        return globals.get(path);
    }

    @Override
    public void write(String path, Object value) {
        globals.put(path, value);
    }

    @Override
    public boolean remove(String name) {
        boolean present = globals.containsKey(name);
        globals.remove(name);
        return present;
    }

    @Override
    public void importNames(List<String> names) {
        imports.addAll(names);
    }

    @Override
    public void addLibrary(ContentHash library) {
        libraries++;
    }

    @Override
    public void clear() {
        globals.clear();
    }

    @Override
    public List<VariableInfo> variables() {
        return globals.keySet().stream()
                .map(n -> new VariableInfo(n, "int", 4, VariableInfo.Copy.CURRENT, null, ""))
                .toList();
    }

    @Override
    public void flush() {
        imports.add("flushed");
    }

    @Override
    public ExecuteResult describe(Object lastValue, boolean whole) {
        return lastValue == null
                ? new ExecuteResult(null, "null", null, "it is null")
                : new ExecuteResult(
                        lastValue.getClass().getName(),
                        lastValue.toString(),
                        new Encoded(
                                org.cogrid.core.internal.code.ContentHash.NONE,
                                lastValue.toString().getBytes()),
                        null);
    }

    Object peek(String name) {
        if (!globals.containsKey(name)) {
            throw new CogridException("no grid copy of " + name);
        }
        return globals.get(name);
    }

    @Override
    public Engine engine() {
        return new FakeEngineItself(id, globals);
    }
}
