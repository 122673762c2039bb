package org.cogrid.client.internal.view;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.call.Call;
import org.cogrid.client.call.MapCall;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.balance.Balancing;
import org.cogrid.client.internal.balance.Dependency;
import org.cogrid.client.internal.balance.Dependency.How;
import org.cogrid.client.internal.balance.Work;
import org.cogrid.client.internal.balance.map.MapPlan;
import org.cogrid.client.internal.balance.map.MapShape;
import org.cogrid.client.internal.balance.map.Maps;
import org.cogrid.client.internal.groovy.UnknownMember;
import org.cogrid.client.internal.result.Endings;
import org.cogrid.client.internal.result.TaskResult;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.core.CogridException;
import org.cogrid.core.Reference;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.GuardedTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.time.Durations;
import org.jspecify.annotations.Nullable;

/** Turns the verbs of a view into tasks for whichever engine is least busy. */
public final class BalancedView extends TaskView<LoadBalancedView> implements LoadBalancedView {
    private final Balancing how;
    /** Asked on an engine before each task, or {@code null}. */
    private final @Nullable Object where;

    private final MapShape maps;

    /** Makes a view of all engines that does not block, without options. */
    public BalancedView(GridConnection connection) {
        this(connection, TaskOptions.NONE, false, Balancing.ANY, null, MapShape.MEASURED);
    }

    private BalancedView(
            GridConnection connection,
            TaskOptions options,
            boolean block,
            Balancing how,
            @Nullable Object where,
            MapShape maps) {
        super(connection, options, block);
        this.how = how;
        this.where = where;
        this.maps = maps;
    }

    /** Makes a view of these engines. */
    static LoadBalancedView of(
            GridConnection connection, @Nullable Collection<Integer> engines, TaskOptions options, boolean block) {
        Balancing only = engines == null ? Balancing.ANY : Balancing.ANY.withOnly(engines);
        return new BalancedView(connection, options, block, only, null, MapShape.MEASURED);
    }

    @Override
    LoadBalancedView with(TaskOptions changed) {
        return with(changed, how, where, maps);
    }

    private BalancedView with(Balancing changed) {
        return with(options, changed, where, maps);
    }

    private BalancedView with(MapShape changed) {
        return with(options, how, where, changed);
    }

    private BalancedView with(TaskOptions newOptions, Balancing newHow, @Nullable Object newWhere, MapShape newMaps) {
        return new BalancedView(connection, newOptions, isBlock(), newHow, newWhere, newMaps);
    }

    @Override
    public List<Integer> ids() {
        return connection.ids().stream().filter(how::mayUse).toList();
    }

    @Override
    public LoadBalancedView withRetries(int times) {
        return with(how.withRetries(times));
    }

    @Override
    public LoadBalancedView withRetries(int times, Predicate<? super CogridException> worthIt) {
        return with(how.withRetries(times, Objects.requireNonNull(worthIt, "worthIt")));
    }

    @Override
    public LoadBalancedView withStartTimeout(Duration limit) {
        return with(how.withStartTimeout(Durations.positive(limit, "start timeout")));
    }

    @Override
    public LoadBalancedView withPriority(int priority) {
        return with(how.withPriority(priority));
    }

    @Override
    public LoadBalancedView after(AsyncResult<?>... results) {
        return after(Arrays.asList(results));
    }

    @Override
    public LoadBalancedView after(Collection<? extends AsyncResult<?>> results) {
        return depending(results, How.ALL_WELL);
    }

    @Override
    public LoadBalancedView afterEnd(AsyncResult<?>... results) {
        return depending(Arrays.asList(results), How.ALL_ENDED);
    }

    @Override
    public LoadBalancedView afterFailure(AsyncResult<?>... results) {
        return depending(Arrays.asList(results), How.ONE_FAILED);
    }

    @Override
    public LoadBalancedView follow(AsyncResult<?> result) {
        return depending(List.of(result), How.SAME_ENGINE);
    }

    private LoadBalancedView depending(Collection<? extends AsyncResult<?>> results, How ends) {
        return with(how.with(new Dependency(results.stream().map(Endings::of).toList(), ends)));
    }

    @Override
    public LoadBalancedView where(Fn0<Boolean> predicate) {
        Object condition = CoercedClosures.undone(Objects.requireNonNull(predicate, "predicate"));
        return with(options, how.withGuard(), condition, maps);
    }

    @Override
    public LoadBalancedView withChunk(int items) {
        return with(maps.withChunk(items));
    }

    @Override
    public LoadBalancedView withWindow(int items) {
        return with(maps.withWindow(items));
    }

    @Override
    public LoadBalancedView withFailFast() {
        return with(maps.withFailFast());
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
        return send(call, null);
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<Reference<R>> applyInto(CharSequence name, Call<R> call) {
        return following(send(call, VariableNames.checked(name)));
    }

    @Override
    public <R extends @Nullable Object> MultiResult<R> map(MapCall<R> call) {
        return following(Maps.map(grid(), plan(call), connection.mostMapResults()));
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> mapReduce(MapCall<R> call, Fn2<R, R, R> combine) {
        MapPlan plan = plan(call).withCombine(CoercedClosures.undone(Objects.requireNonNull(combine, "combine")));
        return following(Maps.mapReduce(grid(), plan, combine));
    }

    @Override
    public <R extends @Nullable Object> Stream<R> stream(MapCall<R> call) {
        return Maps.stream(grid(), plan(call));
    }

    @Override
    public <R extends @Nullable Object> Stream<Outcome<R>> asCompleted(MapCall<R> call) {
        return Maps.asCompleted(grid(), plan(call));
    }

    private BalancedMaps grid() {
        return new BalancedMaps(connection, options, how, where);
    }

    /** An item travels alone where it has a time limit of its own, or may be tried again by itself. */
    private MapPlan plan(MapCall<?> call) {
        boolean alone = options.timeLimit() != null || how.retriesFailures();
        return new MapPlan(
                CoercedClosures.undone(call.function()),
                null,
                call.sequences(),
                row -> ReferenceParameters.check(call.function(), row),
                alone ? maps.withChunk(1) : maps,
                how.retriesFailures(),
                how.startTimeout() == null ? Integer.MAX_VALUE : 1, // it would wait for others of its own map
                options.timeout());
    }

    private <R extends @Nullable Object> AsyncResult<R> send(Call<?> call, @Nullable String into) {
        ApplyTask task = ViewTasks.apply(call, into);
        Task guarded = where == null ? task : new GuardedTask(where, task);
        Work work = new Work(connection.encode(guarded), pace(call.function()), null);
        TaskHandle handle = connection.balancer().submit(work, options, how);
        return TaskResult.of(connection, handle, options, BalancedView::<R>itself);
    }

    /** Returns what calls of about the same length have in common: the function, but not what it captures. */
    private static Object pace(Object function) {
        Class<?> type = CoercedClosures.undone(function).getClass();
        return type.getPackageName().startsWith("org.cogrid.core") ? function : type.getName();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the type is the caller's to know
    private static <R extends @Nullable Object> R itself(TaskHandle handle, @Nullable Object value) {
        return (R) value;
    }

    /** Names its engines. Does not wait. */
    @Override
    public String toString() {
        return "<LoadBalancedView" + (how.only() == null ? "" : " " + new TreeSet<>(how.only())) + ">";
    }

    /** Called by Groovy for a missing method. */
    public Object methodMissing(String name, Object arguments) {
        throw UnknownMember.method(LoadBalancedView.class, name, arguments);
    }

    /** Called by Groovy for a missing property. */
    public Object propertyMissing(String name) {
        throw UnknownMember.property(
                LoadBalancedView.class, name, "variables belong to engines: client[id]['" + name + "']");
    }
}
