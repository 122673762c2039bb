package org.cogrid.core.internal.groovy;

import groovy.lang.Script;
import java.io.Serializable;
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

    /** The variables of a script whose values can't be sent for sure: clients, views, results and their like. */
    static Set<String> unsendable(@Nullable Object program) {
        if (!(program instanceof Script script) || CurrentEngine.find().isPresent()) {
            return Set.of();
        }
        Map<?, ?> variables = script.getBinding().getVariables();
        return variables.entrySet().stream()
                .filter(variable -> variable.getValue() != null && !maySend(variable.getValue()))
                .map(variable -> String.valueOf(variable.getKey()))
                .limit(MAX)
                .collect(Collectors.toSet());
    }

    /** False for objects of users' and libraries' classes that are neither serializable nor records. */
    private static boolean maySend(Object value) {
        return value instanceof Serializable
                || value instanceof Record
                || value instanceof Script
                || value.getClass().getClassLoader() == null;
    }
}
