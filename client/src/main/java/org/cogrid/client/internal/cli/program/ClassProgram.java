package org.cogrid.client.internal.cli.program;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.core.CogridException;

/** A compiled program, given by the name of its main class. */
record ClassProgram(String className) implements UserProgram {
    @Override
    public void run(Surroundings surroundings, List<String> arguments) throws Exception {
        Class<?> type;
        try {
            type = Class.forName(className, false, surroundings.loader());
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw new CogridException(
                    "There is no class " + className
                            + " to run: give the jar or folder that has it by --class-path, or name a "
                            + ".groovy or .java file",
                    e);
        }
        runMain(type, surroundings, arguments);
    }

    /** Runs the class's main method: the one that takes a client, else the usual one. */
    static void runMain(Class<?> type, Surroundings surroundings, List<String> arguments) throws Exception {
        String[] words = arguments.toArray(String[]::new);
        Optional<Method> withClient = main(type, Client.class, String[].class);
        Optional<Method> usual = main(type, String[].class);
        try {
            if (withClient.isPresent()) {
                withClient.get().invoke(null, surroundings.client().client(), words);
            } else {
                usual.orElseThrow(() -> noMain(type)).invoke(null, (Object) words);
            }
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause(); // the user's own exception is the cause
            throw new UserLine(frame -> isOf(type, frame)).failure(thrown);
        }
    }

    private static CogridException noMain(Class<?> type) {
        String has = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("main"))
                .map(ClassProgram::signature)
                .sorted()
                .collect(Collectors.joining(", "));
        return new CogridException("The class " + type.getName() + " can't be run: it needs a method"
                + " static void main(Client rc, String[] args) or static void main(String[] args)"
                + (has.isEmpty() ? "" : ", and has " + has));
    }

    private static String signature(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(
                        ", ", Modifier.isStatic(method.getModifiers()) ? "static main(" : "main(", ")"));
    }

    private static Optional<Method> main(Class<?> type, Class<?>... parameters) {
        try {
            Method method = type.getDeclaredMethod("main", parameters);
            return Modifier.isStatic(method.getModifiers()) && method.trySetAccessible()
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static boolean isOf(Class<?> type, StackTraceElement frame) {
        String outer = type.getName();
        return frame.getClassName().equals(outer) || frame.getClassName().startsWith(outer + "$");
    }
}
