package org.cogrid.client.internal.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.MultiResult;
import org.cogrid.client.MultiView;
import org.cogrid.client.call.Call;
import org.cogrid.client.call.MapCall;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.groovy.UnknownMember;
import org.cogrid.client.internal.result.JoinedResult;
import org.cogrid.client.internal.result.ListResult;
import org.cogrid.client.internal.result.TaskResult;
import org.cogrid.client.internal.sequence.Items;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.client.internal.threads.Cancels;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.Reference;
import org.cogrid.core.internal.task.ClearTask;
import org.cogrid.core.internal.task.ContainsTask;
import org.cogrid.core.internal.task.FlushTask;
import org.cogrid.core.internal.task.RemoveTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.task.result.MapValues;
import org.jspecify.annotations.Nullable;

/** Turns the verbs of a view into a task for each of its engines. */
public final class EnginesView extends TaskView<MultiView> implements MultiView {
    /** The ids, or {@code null} for all engines that there are. */
    private final @Nullable List<Integer> given;

    /**
     * Makes a view that does not block, without label and limits.
     *
     * @param given the ids in the order of the view, or {@code null} for all engines that there are at each call
     */
    public EnginesView(GridConnection connection, @Nullable List<Integer> given) {
        this(connection, given, TaskOptions.NONE, false);
    }

    private EnginesView(GridConnection connection, @Nullable List<Integer> given, TaskOptions options, boolean block) {
        super(connection, options, block);
        this.given = given;
    }

    @Override
    public List<Integer> ids() {
        return new ArrayList<>(given == null ? connection.ids() : given);
    }

    @Override
    public int size() {
        return ids().size();
    }

    @Override
    public LoadBalancedView balanced() {
        return BalancedView.of(connection, given, options, isBlock());
    }

    @Override
    public Iterator<DirectView> iterator() {
        return ids().stream()
                .map(id -> EngineView.with(connection, id, options, isBlock()))
                .iterator();
    }

    /** Returns a view of the same engines whose replies to texts have the whole text of the last value. */
    public static MultiView withWholeTexts(MultiView view) {
        EnginesView engines = (EnginesView) view;
        return engines.with(engines.options.withWholeText());
    }

    @Override
    MultiView with(TaskOptions changed) {
        return new EnginesView(connection, given, changed, isBlock());
    }

    @Override
    public <R extends @Nullable Object> MultiResult<R> apply(Call<R> call) {
        return following(applyAsync(call));
    }

    @Override
    public <R extends @Nullable Object> List<R> applySync(Call<R> call) {
        return applyAsync(call).get();
    }

    @Override
    public <R extends @Nullable Object> MultiResult<R> applyAsync(Call<R> call) {
        return send(ViewTasks.apply(call, null));
    }

    @Override
    public <R extends @Nullable Object> MultiResult<Reference<R>> applyInto(CharSequence name, Call<R> call) {
        return following(send(ViewTasks.apply(call, VariableNames.checked(name))));
    }

    @Override
    public MultiResult<ExecuteReply> execute(CharSequence text) {
        return runText(ViewTasks.execute(text, options.wholeText()));
    }

    @Override
    public MultiResult<ExecuteReply> run(Path file) {
        return runText(ViewTasks.run(file, options.wholeText()));
    }

    private MultiResult<ExecuteReply> runText(Task task) {
        return following(
                list(sent(common(task), (sender, handle, outcome) -> TextReply.of(handle, outcome, sender::decode))));
    }

    @Override
    public <R extends @Nullable Object> MultiResult<R> evaluate(CharSequence expression) {
        return following(send(ViewTasks.evaluate(expression)));
    }

    @Override
    public MultiResult<@Nullable Void> push(Map<? extends CharSequence, ?> variables) {
        return following(send(ViewTasks.push(variables)));
    }

    @Override
    public <R extends @Nullable Object> MultiResult<R> pull(CharSequence name) {
        return following(send(ViewTasks.pull(name)));
    }

    @Override
    public MultiResult<List<@Nullable Object>> pull(CharSequence first, CharSequence second, CharSequence... more) {
        return following(send(ViewTasks.pull(first, second, more)));
    }

    @Override
    public MultiResult<List<@Nullable Object>> pull(Collection<? extends CharSequence> names) {
        return following(send(ViewTasks.pull(names)));
    }

    @Override
    public <R extends @Nullable Object> List<R> get(CharSequence name) {
        return this.<R>send(ViewTasks.pull(name)).get();
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
    public void putEach(CharSequence name, List<?> values) {
        List<Integer> ids = present();
        Pieces.checkCount(values, ids);
        list("putEach", sent(pushEach(ids, name, values), EnginesView::<@Nullable Void>itself))
                .get();
    }

    @Override
    public MultiResult<Integer> scatter(CharSequence name, Object sequence) {
        List<Integer> ids = present();
        List<Object> pieces = Pieces.cut(sequence, ids.size());
        Parts parts = pushEach(ids, name, pieces);
        int[] lengths = pieces.stream().mapToInt(Pieces::length).toArray();
        return following(list(
                "scatter", sent(parts, (sender, handle, none) -> lengths[ids.indexOf(handle.engineId())])));
    }

    @Override
    public <R extends @Nullable Object> MultiResult<R> map(MapCall<R> call) {
        List<Integer> ids = present();
        List<List<@Nullable Object[]>> blocks =
                Pieces.blocks(Items.of(call.sequences()).rows(), ids.size());
        blocks.removeIf(List::isEmpty); // the last ones
        List<EncodedTask> tasks = new ArrayList<>();
        int first = 0;
        for (List<@Nullable Object[]> block : blocks) {
            tasks.add(connection.encode(ViewTasks.map(call, block, first)));
            first += block.size();
        }
        int[] counts = blocks.stream().mapToInt(List::size).toArray();
        Parts parts = new Parts(ids.subList(0, tasks.size()), tasks);
        return following(ListResult.ofItems(
                "map",
                this.<MapValues>sent(parts, EnginesView::itself),
                new MappedItems<R>(counts),
                options.timeout()));
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> gather(CharSequence name) {
        Parts parts = common(ViewTasks.pull(name));
        return following(new JoinedResult<@Nullable Object, R>(
                "gather", sent(parts, EnginesView::itself), EnginesView::joined, options.timeout()));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the type is the caller's to know
    private static <R extends @Nullable Object> R joined(List<@Nullable Object> pieces) {
        return (R) Pieces.join(pieces);
    }

    @Override
    public List<Boolean> contains(CharSequence name) {
        return this.<Boolean>send(new ContainsTask(VariableNames.checked(name))).get();
    }

    @Override
    public List<Boolean> remove(CharSequence name) {
        return this.<Boolean>send(new RemoveTask(VariableNames.checked(name))).get();
    }

    @Override
    public void clear() {
        send(new ClearTask()).get();
    }

    @Override
    public void flush() {
        send(new FlushTask()).get();
    }

    @Override
    public void syncImports(String... names) {
        send(ImportNames.check(names)).get();
    }

    @Override
    public int abort() {
        List<Supplier<Integer>> aborts = present().stream()
                .filter(connection::has)
                .<Supplier<Integer>>map(id -> connection.sender(id)::abortAll)
                .toList();
        return Cancels.atOnce(aborts).stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return connection.isClosed() ? "<MultiView: closed>" : "<MultiView " + ids() + ">";
    }

    /** Called by Groovy for a missing method. */
    public Object methodMissing(String name, Object arguments) {
        throw UnknownMember.method(MultiView.class, name, arguments);
    }

    /** Called by Groovy when a missing property is read. */
    public Object propertyMissing(String name) {
        throw UnknownMember.property(MultiView.class, name, "the engines' variables are view['" + name + "']");
    }

    /** Called by Groovy when a missing property is set. */
    public void propertyMissing(String name, @Nullable Object value) {
        throw UnknownMember.property(
                MultiView.class, name, "the engines' variables are set by view['" + name + "'] = value");
    }

    <R extends @Nullable Object> MultiResult<R> send(Task task) {
        return list(sent(common(task), EnginesView::<R>itself));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the type is the caller's to know
    private static <R extends @Nullable Object> R itself(TaskSender sender, TaskHandle handle, @Nullable Object value) {
        return (R) value;
    }

    /** Encodes one task for all engines. */
    private Parts common(Task task) {
        List<Integer> ids = present();
        return new Parts(ids, Collections.nCopies(ids.size(), connection.encode(task)));
    }

    private Parts pushEach(List<Integer> ids, CharSequence name, List<?> values) {
        List<EncodedTask> tasks = new ArrayList<>();
        values.forEach(value -> tasks.add(connection.encode(ViewTasks.push(Collections.singletonMap(name, value)))));
        return new Parts(ids, tasks);
    }

    private List<Integer> present() {
        List<Integer> ids = ids();
        if (ids.isEmpty()) {
            throw new NoSuchEngineException(
                    "there are no engines in " + connection.name() + " now: start some, or waitForEngines");
        }
        return ids;
    }

    private <R extends @Nullable Object> MultiResult<R> list(List<TaskResult<R>> parts) {
        return list(parts.get(0).handle().kind(), parts);
    }

    private <R extends @Nullable Object> MultiResult<R> list(String verb, List<TaskResult<R>> parts) {
        return ListResult.ofParts(verb, parts, options.timeout());
    }

    private <R extends @Nullable Object> List<TaskResult<R>> sent(Parts parts, Parts.Value<R> toValue) {
        return parts.send(connection, options, toValue);
    }
}
