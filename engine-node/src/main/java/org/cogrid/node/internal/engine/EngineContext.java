package org.cogrid.node.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cogrid.core.CogridException;
import org.cogrid.core.Engine;
import org.cogrid.core.GroovySource;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.task.KeepTask;
import org.cogrid.core.internal.task.TaskContext;
import org.cogrid.core.internal.task.result.ExecuteResult;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.wire.RemoteError;
import org.cogrid.node.internal.call.FunctionCaller;
import org.cogrid.node.internal.code.EngineCode;
import org.cogrid.node.internal.groovy.GroovySession;
import org.cogrid.node.internal.groovy.script.ShortText;
import org.cogrid.node.internal.run.Safepoint;
import org.cogrid.node.internal.run.TaskStopped;
import org.cogrid.node.internal.task.RemoteErrors;
import org.cogrid.node.internal.task.Stage;
import org.jspecify.annotations.Nullable;

/** An engine as tasks see it: its session, its functions and its namespace. Used by the engine's thread only. */
final class EngineContext implements TaskContext {
    private static final long SMALL_VALUE_BYTES = 64 << 10;

    private final Engine engine;
    private final GroovySession session;
    private final Namespace namespace;
    private final FunctionCaller functions;
    /** Encodes the last values of texts, and refuses large ones. */
    private final ValueCodec smallCodec;

    private final EngineCode code;
    private final RemoteErrors errors;
    private final KeptFunctions kept;

    /** The parts of one engine. */
    EngineContext(
            Engine engine,
            GroovySession session,
            Namespace namespace,
            FunctionCaller functions,
            EngineCode code,
            RemoteErrors errors,
            KeptFunctions kept) {
        this.code = code;
        this.errors = errors;
        this.engine = engine;
        this.session = session;
        this.namespace = namespace;
        this.functions = functions;
        this.kept = kept;
        this.smallCodec = new ValueCodec(code, SMALL_VALUE_BYTES);
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public @Nullable Object call(Object function, @Nullable Object[] arguments, Map<String, @Nullable Object> named)
            throws Throwable {
        return prepared(function).call(arguments, named);
    }

    private FunctionCaller.Prepared prepared(Object function) throws Throwable {
        return functions.prepared(function instanceof GroovySource source ? session.function(source.text()) : function);
    }

    @Override
    public ItemFunction forItems(Object function) {
        return new ItemFunction() {
            private FunctionCaller.@Nullable Prepared prepared;

            @Override
            public @Nullable Object call(@Nullable Object... arguments) throws Throwable {
                Safepoint.poll();
                FunctionCaller.Prepared known = prepared == null ? prepared(function) : prepared;
                prepared = known;
                return known.call(arguments, Map.of());
            }
        };
    }

    @Override
    public RemoteError describeItem(Throwable failure) throws Throwable {
        if (failure instanceof TaskStopped
                || failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError)) {
            throw failure;
        }
        Safepoint.poll();
        return errors.describe(failure, Stage.RUNNING);
    }

    @Override
    public void keep(KeepTask task) {
        kept.keep(task);
    }

    @Override
    public KeepTask kept(UUID map) {
        return kept.use(map, namespace.renewals());
    }

    @Override
    public void forget(UUID map) {
        kept.forget(map);
    }

    @Override
    public @Nullable Object execute(String text, String fileName) throws Throwable {
        return session.run(text, fileName);
    }

    @Override
    public @Nullable Object evaluate(String expression) throws Throwable {
        return session.evaluate(expression);
    }

    @Override
    public @Nullable Object read(String path) throws Throwable {
        return session.read(path);
    }

    @Override
    public void write(String path, @Nullable Object value) throws Throwable {
        session.write(path, value);
    }

    @Override
    public boolean remove(String name) {
        return session.remove(name);
    }

    @Override
    public void importNames(List<String> imports) {
        session.importNames(imports);
    }

    @Override
    public void addLibrary(ContentHash library) {
        code.adoptLibrary(library);
    }

    @Override
    public void clear() {
        session.clear();
        namespace.clear();
        code.scriptsCleared();
    }

    @Override
    public List<VariableInfo> variables() {
        return namespace.variables();
    }

    @Override
    public void flush() {
        namespace.flush(session);
    }

    @Override
    public ExecuteResult describe(@Nullable Object lastValue, boolean whole) {
        ShortText described = whole ? ShortText.whole(lastValue) : ShortText.of(lastValue);
        try {
            Encoded value = smallCodec.encode(lastValue);
            return new ExecuteResult(described.type(), described.text(), value, null);
        } catch (CogridException e) {
            return new ExecuteResult(described.type(), described.text(), null, FailureText.message(e));
        }
    }
}
