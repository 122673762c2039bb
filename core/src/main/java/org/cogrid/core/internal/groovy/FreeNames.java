package org.cogrid.core.internal.groovy;

import groovy.lang.Closure;
import groovy.lang.Script;
import java.lang.reflect.Member;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.internal.task.CurrentEngine;
import org.jspecify.annotations.Nullable;

/** Finds the names that a closure can use in its program but not elsewhere. */
final class FreeNames {
    private static final int MAX = 500;

    private FreeNames() {}

    static Set<String> of(Closure<?> closure) {
        return of(closure.getThisObject());
    }

    /**
     * The variables, methods and functions of a script, or the members of another object; none on an engine, where all
     * names are globals.
     */
    static Set<String> of(@Nullable Object program) {
        if (program == null || CurrentEngine.find().isPresent()) {
            return Set.of();
        }
        Class<?> type = program instanceof Class<?> itself ? itself : program.getClass();
        Set<String> names = new LinkedHashSet<>();
        if (program instanceof Script script) {
            Map<?, ?> variables = script.getBinding().getVariables();
            variables.keySet().forEach(name -> names.add(String.valueOf(name)));
        }
        if (program instanceof TakesGlobals session) {
            names.addAll(session.functionNames());
        }
        Stream.<Member[]>of(type.getDeclaredFields(), type.getDeclaredMethods())
                .flatMap(Stream::of)
                .filter(member -> !member.isSynthetic() && !member.getName().contains("$"))
                .forEach(member -> names.add(member.getName()));
        return names.stream().limit(MAX).collect(Collectors.toSet());
    }
}
