package org.cogrid.node.internal.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds named arguments to the parameters with these names. */
final class NamedArguments {
    private final Callee callee;
    private final @Nullable Object[] positional;
    private final Map<String, @Nullable Object> named;
    private final List<Signature> known;

    NamedArguments(Callee callee, @Nullable Object[] positional, Map<String, ? extends @Nullable Object> named) {
        this.callee = callee;
        this.positional = positional.clone();
        this.named = new LinkedHashMap<>(named);
        this.known = known(callee.signatures());
    }

    /** Returns all arguments in the order of the parameters. */
    @Nullable
    Object[] bind() throws Throwable {
        if (takesMap()) {
            return withLeadingMap();
        }
        if (known.isEmpty()) {
            throw CallErrors.namesNotKnown(callee);
        }
        Optional<Signature> exact = known.stream()
                .filter(s -> given(s).equals(Set.copyOf(s.names())))
                .findFirst();
        return exact.isPresent() ? inOrder(exact.get()) : withDefaults();
    }

    private static List<Signature> known(List<Signature> signatures) {
        List<Signature> known = new ArrayList<>();
        for (Signature signature : signatures) {
            if (signature.hasNames()) {
                known.add(signature);
                if (signature.isVariable()) {
                    known.add(signature.withoutVariable());
                }
            }
        }
        known.sort(Comparator.comparingInt(Signature::size).reversed());
        return known;
    }

    private boolean takesMap() {
        List<Signature> all = callee.signatures();
        boolean declared = all.stream().anyMatch(Signature::startsWithMap);
        boolean implicit = positional.length == 0
                && !all.isEmpty()
                && all.get(0).names().equals(List.of(ClosureCallee.IT))
                && !named.containsKey(ClosureCallee.IT);
        boolean fits =
                all.isEmpty() || all.stream().anyMatch(s -> s.acceptsMapFirst() && s.takes(positional.length + 1));
        return declared || implicit || (known.isEmpty() && fits);
    }

    private @Nullable Object[] withLeadingMap() {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(named);
        for (Object argument : positional) {
            all.add(argument);
        }
        return all.toArray();
    }

    /**
     * The names of the parameters that have a value, if the positional arguments are the signature's first ones; empty
     * when there are too many.
     */
    private Set<String> given(Signature signature) {
        if (positional.length > signature.size()) {
            return Set.of();
        }
        Set<String> given = new HashSet<>(signature.names().subList(0, positional.length));
        return given.addAll(named.keySet()) && given.size() == positional.length + named.size() ? given : Set.of();
    }

    private @Nullable Object[] inOrder(Signature signature) {
        @Nullable Object[] arguments = new Object[signature.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = value(signature, i);
        }
        return arguments;
    }

    private @Nullable Object value(Signature signature, int i) {
        return i < positional.length
                ? positional[i]
                : named.get(signature.names().get(i));
    }

    /** Binds to the longest signature when no signature has exactly the given parameters: the missing ones may have defaults. */
    private @Nullable Object[] withDefaults() throws Throwable {
        Signature full = known.get(0);
        checkNames(full);
        Set<String> missing = new LinkedHashSet<>(full.names());
        missing.removeAll(given(full));
        Set<String> required = new LinkedHashSet<>(missing);
        known.forEach(s -> required.retainAll(s.names()));
        if (!required.isEmpty()) {
            throw CallErrors.noValue(callee, required);
        }
        return fill(full, missing);
    }

    private void checkNames(Signature full) {
        if (positional.length > full.size()) {
            throw CallErrors.wrongCount(callee, positional.length + named.size());
        }
        for (String name : named.keySet()) {
            int place = full.names().indexOf(name);
            if (place < 0) {
                throw CallErrors.unknownName(callee, name, full.names());
            }
            if (place < positional.length) {
                throw CallErrors.givenTwice(callee, name);
            }
        }
    }

    private @Nullable Object[] fill(Signature full, Set<String> missing) throws Throwable {
        Set<String> given = given(full);
        for (Signature shorter : known) {
            if (given.containsAll(shorter.names())) {
                @Nullable Object[] filled = callee.withDefaults(shorter, pick(full, shorter));
                if (filled != null) {
                    return overwrite(full, filled, missing);
                }
            }
        }
        throw CallErrors.skippedDefault(callee, beforeTheLastGiven(full, missing));
    }

    private @Nullable Object[] pick(Signature full, Signature shorter) {
        @Nullable Object[] picked = new Object[shorter.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = value(full, full.names().indexOf(shorter.names().get(i)));
        }
        return picked;
    }

    private @Nullable Object[] overwrite(Signature full, @Nullable Object[] filled, Set<String> missing) {
        for (int i = 0; i < filled.length; i++) {
            if (!missing.contains(full.names().get(i))) {
                filled[i] = value(full, i);
            }
        }
        return filled;
    }

    private static Set<String> beforeTheLastGiven(Signature full, Set<String> missing) {
        int last = full.size() - 1;
        while (missing.contains(full.names().get(last))) {
            last--;
        }
        Set<String> skipped = new LinkedHashSet<>(missing);
        skipped.retainAll(full.names().subList(0, last));
        return skipped;
    }
}
