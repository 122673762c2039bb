package org.cogrid.core.internal.codec.refusal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cogrid.core.internal.codec.standin.Substitutions;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.MapTask;
import org.cogrid.core.internal.task.PushTask;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the object that keeps a graph from travelling. The search goes breadth first, so the message has the
 * shortest path. Used once.
 */
final class CulpritSearch {
    private static final int MOST_OBJECTS = 300_000;

    private final Substitutions substitutions;
    private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Found> open = new ArrayDeque<>();

    CulpritSearch(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    /** The first culprit within reach of {@code root}. */
    Optional<Culprit> find(Object root) {
        add(root, null);
        for (Found next = open.poll(); next != null; next = open.poll()) {
            try {
                expand(next);
            } catch (Throwable e) { // an object whose serialization throws anything is the culprit
                return Optional.of(new Culprit(PathNames.of(next.chain()), next.isInMarkableField(), next.object, e));
            }
        }
        return Optional.empty();
    }

    private void expand(Found next) throws IOException {
        if (next.object instanceof ApplyTask task) {
            add(task.function(), next);
            List.of(task.arguments(), task.named().values().toArray()).forEach(all -> addAll(all, next));
        } else if (next.object instanceof MapTask task) {
            add(task.function(), next);
            List.of(task.items()).forEach(item -> addAll(item, next));
        } else if (next.object instanceof PushTask task) {
            addAll(task.values().values().toArray(), next);
        } else if (next.object.getClass().getName().startsWith("java.util.ImmutableCollections$")) {
            addAll(elements(next.object), next); // their serialized form hides the positions of their elements
        } else {
            ShallowSerializer.Anatomy anatomy = ShallowSerializer.of(next.object, substitutions);
            next.form = anatomy.form();
            addAll(anatomy.parts().toArray(), next);
        }
    }

    private static Object[] elements(Object collection) {
        return collection instanceof Map<?, ?> map
                ? Stream.concat(map.keySet().stream(), map.values().stream()).toArray()
                : ((Collection<?>) collection).toArray();
    }

    private void addAll(@Nullable Object[] parts, Found whole) {
        for (Object part : parts) {
            add(part, whole);
        }
    }

    private void add(@Nullable Object part, @Nullable Found whole) {
        if (part != null && met.size() < MOST_OBJECTS && met.add(part)) {
            open.add(new Found(part, whole));
        }
    }

    /** An object met, and the object that holds it. */
    static final class Found {
        final Object object;
        final @Nullable Found whole;

        /** What is written in its place; known once it was taken apart. */
        Object form;

        private Found(Object object, @Nullable Found whole) {
            this.object = object;
            this.form = object;
            this.whole = whole;
        }

        private boolean isInMarkableField() {
            return whole != null && FieldPath.isInMarkableField(whole.object, whole.form, object);
        }

        /** The objects from the root to this one. */
        private List<Found> chain() {
            List<Found> chain = new ArrayList<>();
            for (Found found = this; found != null; found = found.whole) {
                chain.add(found);
            }
            Collections.reverse(chain);
            return chain;
        }
    }
}
