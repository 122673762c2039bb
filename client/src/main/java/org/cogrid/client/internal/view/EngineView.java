package org.cogrid.client.internal.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.Variables;
import org.cogrid.client.call.Call;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.groovy.UnknownMember;
import org.cogrid.client.internal.result.TaskResult;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.core.Reference;
import org.cogrid.core.internal.task.ClearTask;
import org.cogrid.core.internal.task.ContainsTask;
import org.cogrid.core.internal.task.FlushTask;
import org.cogrid.core.internal.task.ImportTask;
import org.cogrid.core.internal.task.RemoveTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.task.VariablesTask;
import org.jspecify.annotations.Nullable;

/** Turns the verbs of a view into tasks for its engine. */
public final class EngineView extends TaskView<DirectView> implements DirectView {
    private final int id;
    private final TaskSender sender;

    /** Makes a view that does not block, without label and limits. */
    public EngineView(GridConnection connection, int id) {
        this(connection, id, connection.sender(id), TaskOptions.NONE, false);
    }

    private EngineView(GridConnection connection, int id, TaskSender sender, TaskOptions options, boolean block) {
        super(connection, options, block);
        this.id = id;
        this.sender = sender;
    }

    /** Makes a view with these options. */
    static DirectView with(GridConnection connection, int id, TaskOptions options, boolean block) {
        return new EngineView(connection, id, connection.sender(id), options, block);
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> apply(Call<R> call) {
        return following(applyAsync(call));
    }

    @Override
    public <R extends @Nullable Object> R applySync(Call<R> call) {
        return applyAsync(call).get();
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> applyAsync(Call<R> call) {
        return send(ViewTasks.apply(call, null));
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(CharSequence name, Call<R> call) {
        return following(send(ViewTasks.apply(call, VariableNames.checked(name))));
    }

    @Override
    public AsyncResult<ExecuteReply> execute(CharSequence text) {
        return runText(ViewTasks.execute(text, options.wholeText()));
    }

    @Override
    public AsyncResult<ExecuteReply> run(Path file) {
        return runText(ViewTasks.run(file, options.wholeText()));
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> evaluate(CharSequence expression) {
        return following(send(ViewTasks.evaluate(expression)));
    }

    @Override
    public AsyncResult<@Nullable Void> push(Map<? extends CharSequence, ?> variables) {
        return following(send(ViewTasks.push(variables)));
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> pull(CharSequence name) {
        return following(send(ViewTasks.pull(name)));
    }

    @Override
    public AsyncResult<List<@Nullable Object>> pull(CharSequence first, CharSequence second, CharSequence... more) {
        return following(send(ViewTasks.pull(first, second, more)));
    }

    @Override
    public AsyncResult<List<@Nullable Object>> pull(Collection<? extends CharSequence> names) {
        return following(send(ViewTasks.pull(names)));
    }

    @Override
    public <R extends @Nullable Object> R get(CharSequence name) {
        return this.<R>send(ViewTasks.pull(name)).get();
    }

    @Override
    public <T> T get(CharSequence name, Class<T> type) {
        return Cast.cast(this.<T>get(name), type, name + " on engine " + id);
    }

    @Override
    public void put(CharSequence name, @Nullable Object value) {
        update(Collections.singletonMap(name, value));
    }

    @Override
    public void update(Map<? extends CharSequence, ?> variables) {
        send(ViewTasks.push(variables)).get();
    }

    @Override
    public boolean contains(CharSequence name) {
        return this.<Boolean>send(new ContainsTask(VariableNames.checked(name))).get();
    }

    @Override
    public boolean remove(CharSequence name) {
        return this.<Boolean>send(new RemoveTask(VariableNames.checked(name))).get();
    }

    @Override
    public void clear() {
        send(new ClearTask()).get();
    }

    @Override
    public Variables variables() {
        return new Variables(this.<List<org.cogrid.core.VariableInfo>>send(new VariablesTask())
                .get());
    }

    @Override
    public void flush() {
        send(new FlushTask()).get();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the type is the caller's to know
    public <R extends @Nullable Object> R peek(CharSequence name) {
        return (R) connection.peek(id, VariableNames.checked(name));
    }

    @Override
    public void syncImports(String... names) {
        ImportTask task = ImportNames.check(names);
        send(task).get();
    }

    @Override
    public int abort() {
        return sender.abortAll();
    }

    @Override
    public void abort(Collection<? extends AsyncResult<?>> results) {
        List<AsyncResult<?>> lastFirst = new ArrayList<>(results);
        Collections.reverse(lastFirst);
        lastFirst.forEach(AsyncResult::cancel);
    }

    @Override
    public String toString() {
        return "<DirectView " + id + ">";
    }

    /** Called by Groovy for a missing method. */
    public Object methodMissing(String name, Object arguments) {
        throw UnknownMember.method(DirectView.class, name, arguments);
    }

    /** Called by Groovy when a missing property is read. */
    public Object propertyMissing(String name) {
        throw UnknownMember.property(DirectView.class, name, "the engine's variable is view['" + name + "']");
    }

    /** Called by Groovy when a missing property is set. */
    public void propertyMissing(String name, @Nullable Object value) {
        throw UnknownMember.property(
                DirectView.class, name, "the engine's variable is set by view['" + name + "'] = value");
    }

    @Override
    DirectView with(TaskOptions changed) {
        return new EngineView(connection, id, sender, changed, isBlock());
    }

    private AsyncResult<ExecuteReply> runText(Task text) {
        return following(
                send(connection.encode(text), (handle, outcome) -> TextReply.of(handle, outcome, sender::decode)));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the type is the caller's to know
    private <R extends @Nullable Object> AsyncResult<R> send(Task task) {
        return send(connection.encode(task), (handle, value) -> (R) value);
    }

    private <R extends @Nullable Object> AsyncResult<R> send(
            EncodedTask task, BiFunction<TaskHandle, @Nullable Object, R> toValue) {
        return TaskResult.of(connection, sender.send(task, options), options, toValue);
    }
}
