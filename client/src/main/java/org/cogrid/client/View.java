package org.cogrid.client;

import org.cogrid.client.call.Call;
import org.jspecify.annotations.Nullable;

/**
 * What all views have in common, whether of one engine or of several: they make calls. A view's own type says more
 * exactly what a call returns, as {@link DirectView} does. It also takes functions and arguments without a {@link Call}
 * around them.
 */
public interface View {
    /**
     * Makes a call and returns its result. If the view's {@code block} is true, it waits for the end of the call and
     * throws its failure.
     */
    <R extends @Nullable Object> AsyncResult<?> apply(Call<R> call);

    /** Makes a call and waits for its end. Returns its value, or the values of several engines; throws its failure. */
    <R extends @Nullable Object> @Nullable Object applySync(Call<R> call);

    /** Makes a call and returns its result without waiting. */
    <R extends @Nullable Object> AsyncResult<?> applyAsync(Call<R> call);

    /** Makes a call and keeps its value on the engine, as the variable {@code name}. Waits as {@code apply} does. */
    <R extends @Nullable Object> AsyncResult<?> applyInto(CharSequence name, Call<R> call);
}
