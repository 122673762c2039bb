package org.cogrid.client;

import org.cogrid.client.call.Call;
import org.jspecify.annotations.Nullable;

/**
 * What all views have in common, whether of one engine or of several: they make calls. A view's own type says more exactly what comes
 * back, as {@link DirectView} does, and takes functions and arguments without a {@link Call} around them.
 */
public interface View {
    /** Makes a call and returns its result to come; waits for that first, and throws its failure, while the view's {@code block} is true. */
    <R extends @Nullable Object> AsyncResult<?> apply(Call<R> call);

    /** Makes a call, waits until it has ended, and returns its value, or all values of several engines, or throws its failure. */
    <R extends @Nullable Object> @Nullable Object applySync(Call<R> call);

    /** Makes a call and returns its result to come, without waiting for that. */
    <R extends @Nullable Object> AsyncResult<?> applyAsync(Call<R> call);

    /** Makes a call and keeps its value where it runs, as the variable {@code name}; waits as {@code apply} does. */
    <R extends @Nullable Object> AsyncResult<?> applyInto(CharSequence name, Call<R> call);
}
