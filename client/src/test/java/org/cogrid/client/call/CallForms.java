package org.cogrid.client.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the forms in which views take calls: each verb in each arity, for Java and for Groovy. Needs nothing but a JDK:
 * {@code java client/src/test/java/org/cogrid/client/call/CallForms.java}, in the folder of the whole project, writes them again.
 */
public final class CallForms {
    static final String COMMAND = "java client/src/test/java/org/cogrid/client/call/CallForms.java";

    /** A view of one engine, be it given or chosen. */
    static final View DIRECT = new View(
            "org.cogrid.client.call",
            "",
            List.of("org.cogrid.client.AsyncResult"),
            new Results("AsyncResult<$R>", "$R", "AsyncResult<Reference<$R>>"),
            new Words(
                    "on the engine",
                    "its value",
                    "a Reference to it",
                    "If the engine has left the grid or leaves it meanwhile, the call fails with an {@code EngineLostException}."));

    /** A view of several engines. */
    static final View MULTI = new View(
            "org.cogrid.client.call",
            "Multi",
            List.of("java.util.List", "org.cogrid.client.MultiResult"),
            new Results("MultiResult<$R>", "List<$R>", "MultiResult<Reference<$R>>"),
            new Words(
                    "on each engine of the view",
                    "the values, in the order of the view,",
                    "a Reference to each engine's own value",
                    "If an engine has left the grid or leaves it meanwhile, its part fails and the others go on."));

    /**
     * A kind of view.
     *
     * @param prefix what the names of its interfaces begin with
     * @param imports the types that its results are of
     */
    record View(String packageName, String prefix, List<String> imports, Results results, Words words) {}

    /**
     * The types of a view's results; {@code $R} stands for the type of the function's own.
     *
     * @param coming what apply and applyAsync give
     * @param there what applySync gives
     * @param stored what applyInto gives
     */
    record Results(String coming, String there, String stored) {
        String of(Verb verb, String type) {
            String result = verb == Verb.APPLY_SYNC ? there : verb == Verb.APPLY_INTO ? stored : coming;
            return result.replace("$R", type);
        }
    }

    /**
     * How the Javadoc speaks of a view.
     *
     * @param where where its calls run
     * @param value what applySync gives
     * @param reference what applyInto gives
     * @param leaving a sentence on an engine that leaves
     */
    record Words(String where, String value, String reference, String leaving) {}

    enum Verb {
        APPLY("apply"),
        APPLY_SYNC("applySync"),
        APPLY_ASYNC("applyAsync"),
        APPLY_INTO("applyInto");

        private final String text;

        Verb(String text) {
            this.text = text;
        }

        List<String> sentences(String what, Words words) {
            String calls = "Calls " + what + " " + words.where;
            return switch (this) {
                case APPLY ->
                    List.of(
                            calls + " and returns its result.",
                            "If the view's {@code block} is true, it waits for the end of the call and throws its failure.",
                            words.leaving);
                case APPLY_SYNC ->
                    List.of(
                            calls + " and waits for the end of the call. Returns " + words.value
                                    + " or throws its failure.",
                            words.leaving);
                case APPLY_ASYNC -> List.of(calls + " and returns its result without waiting.", words.leaving);
                case APPLY_INTO ->
                    List.of(
                            calls + " and keeps the value there as the variable {@code name}.",
                            "The result is " + words.reference + ". Waits as {@code apply} does.",
                            words.leaving);
            };
        }

        String failure() {
            String unsent = "if it can't be sent, for instance because an argument can't be encoded";
            return switch (this) {
                case APPLY, APPLY_INTO -> unsent + "; with {@code block} also if it fails or the view's timeout passes";
                case APPLY_SYNC -> unsent + ", if it fails, or if the view's timeout passes";
                case APPLY_ASYNC -> unsent + "; the result's {@code get} throws later failures";
            };
        }
    }

    /**
     * A form of a call: a kind of function with a number of arguments.
     *
     * @param what the function, in words
     * @param types the type parameters beside {@code R}
     * @param result the type of the function's result
     * @param parameters the parameters behind the receiver and the name
     * @param call the call that they make
     * @param refusal when it is refused as such, or nothing
     */
    private record Form(
            String what, List<String> types, String result, List<String> parameters, String call, String refusal) {}

    private CallForms() {}

    /** Writes all files of the tree again. */
    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of("client", "src", "main", "java");
        if (!Files.isDirectory(sources)) {
            throw new IOException("there is no " + sources + " in "
                    + Path.of("").toAbsolutePath() + "; run this in the folder of the whole project: " + COMMAND);
        }
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(sources.resolve(file.getKey()), file.getValue());
        }
    }

    /** The files of the tree, from their paths to their texts. */
    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>(of(DIRECT));
        files.putAll(of(MULTI));
        files.putAll(groovy());
        return files;
    }

    /** The interfaces of a kind of view, from their paths to their texts. */
    static Map<String, String> of(View view) {
        Map<String, String> files = new TreeMap<>();
        JavaForms forms = new JavaForms(view);
        files.put(path(view.packageName, view.prefix + "FunctionCalls"), forms.functionCalls());
        files.put(path(view.packageName, view.prefix + "EngineFunctionCalls"), forms.engineFunctionCalls());
        files.put(path(view.packageName, view.prefix + "StoringCalls"), forms.storingCalls());
        files.put(path(view.packageName, view.prefix + "OnReference"), forms.onReference());
        return files;
    }

    private static Map<String, String> groovy() {
        String packageName = "org.cogrid.client.internal.groovy";
        return Map.of(
                path(packageName, "ClosureCalls"),
                groovyClass(packageName, "ClosureCalls", """
                        Calls of Groovy closures on all views, in fixed arities.""", "", CallForms::closureForm),
                path(packageName, "NamedCalls"),
                groovyClass(packageName, "NamedCalls", """
                        Calls with named arguments on all views. Groovy passes them as a leading map. The function may be a \
                        closure, a Reference or Groovy source.""", """

                            private static Call<?> call(Map<String, ?> named, Object function, @Nullable Object... arguments) {
                                return Call.untyped(function, arguments).named(named);
                            }
                        """, CallForms::namedForm));
    }

    private static String path(String packageName, String type) {
        return packageName.replace('.', '/') + "/" + type + ".java";
    }

    /** The interfaces of one kind of view, for Java. */
    private record JavaForms(View view) {
        String functionCalls() {
            StringBuilder body = new StringBuilder();
            for (Verb verb : List.of(Verb.APPLY, Verb.APPLY_SYNC, Verb.APPLY_ASYNC)) {
                body.append(abstractMethod(verb));
            }
            body.append(methods(javaForms(), verb -> verb != Verb.APPLY_INTO));
            return file("interface", "FunctionCalls extends View", body, """
                    Calls of Java functions, which travel to engines with the code they need: lambdas and method references with up to \
                    four parameters. An array, or {@code null}, is one argument.

                    <p>{@code apply} waits only if the view's {@code block} is true, {@code applySync} always, {@code applyAsync} never.

                    <p>Each number of arguments has a second form in which some arguments are {@code ref(…)}. Leave out the \
                    parameter {@code more}, which only lets the compiler choose that form. A lambda there declares the types of \
                    its parameters. Write {@code action(…)} around a function that has parameters and no result.""");
        }

        String engineFunctionCalls() {
            String body = methods(engineForms(), verb -> verb != Verb.APPLY_INTO);
            return file("interface", "EngineFunctionCalls extends " + view.prefix + "FunctionCalls", body, """
                    Calls of functions that the engine has or compiles: {@code ref("f")} and {@code groovy("{ k -> … }")}. They \
                    take up to eight arguments, some of which may be {@code named("offset", 1)}. The caller chooses the type of \
                    the result.""");
        }

        String storingCalls() {
            List<Form> forms = Stream.concat(javaForms().filter(form -> !form.result.contains("Void")), engineForms())
                    .toList();
            String body = abstractMethod(Verb.APPLY_INTO) + methods(forms.stream(), verb -> verb == Verb.APPLY_INTO);
            return file("interface", "StoringCalls extends " + view.prefix + "FunctionCalls", body, """
                    Calls whose value stays on the engine as a variable. The result is %s.""".formatted(
                            view.words.reference));
        }

        String onReference() {
            String type = view.prefix + "OnReference";
            String head = """
                        private final %1$sStoringCalls view;
                        private final Reference<A> reference;

                        /** Makes calls on that view with that Reference as their first argument. */
                        public %2$s(%1$sStoringCalls view, Reference<A> reference) {
                            this.view = view;
                            this.reference = Objects.requireNonNull(reference, "reference");
                        }

                    """.formatted(view.prefix, type);
            StringBuilder body = new StringBuilder(head);
            for (Verb verb : Verb.values()) {
                for (int n = 1; n <= 4; n++) {
                    body.append(method(verb, onReferenceForm(n), "public ", "view."));
                }
            }
            return file("final class", "OnReference<A>", body, """
                    Calls whose first argument is a typed Reference, so that lambdas need no declared types: \
                    {@code view.on(ref("A", double[][].class)).applySync(m -> m.length)}.

                    @param <A> the type of the value the Reference stands for""");
        }

        private String methods(Stream<Form> forms, Predicate<Verb> verbs) {
            List<Form> all = forms.toList();
            StringBuilder text = new StringBuilder();
            Stream.of(Verb.values())
                    .filter(verbs)
                    .forEach(verb -> all.forEach(form -> text.append(method(verb, form, "default ", ""))));
            return text.toString();
        }

        private String abstractMethod(Verb verb) {
            String result = view.results.of(verb, "R");
            List<String> parameters =
                    verb == Verb.APPLY_INTO ? List.of("CharSequence name", "Call<R> call") : List.of("Call<R> call");
            return javadoc(verb, "a function with its arguments", "")
                    + "    @Override\n"
                    + signature("<R extends @Nullable Object> " + result + " " + verb.text, parameters, ";")
                    + "\n";
        }

        private String method(Verb verb, Form form, String modifier, String receiver) {
            boolean isVoid = verb == Verb.APPLY_SYNC && form.result.contains("Void");
            String result = isVoid ? "void" : view.results.of(verb, form.result);
            List<String> parameters = new ArrayList<>(form.parameters);
            if (verb == Verb.APPLY_INTO) {
                parameters.add(0, "CharSequence name");
            }
            List<String> types = new ArrayList<>(form.types);
            if (form.result.equals("R")) {
                types.add("R extends @Nullable Object");
            }
            String generics = types.isEmpty() ? "" : "<" + String.join(", ", types) + "> ";
            String name = verb == Verb.APPLY_INTO ? "name, " : "";
            return javadoc(verb, form.what, form.refusal)
                    + signature(modifier + generics + result + " " + verb.text, parameters, " {")
                    + "        " + (isVoid ? "" : "return ") + receiver + verb.text + "(" + name + form.call + ");\n"
                    + "    }\n\n";
        }

        private String javadoc(Verb verb, String what, String refusal) {
            List<String> lines = new ArrayList<>(List.of(String.join(" ", verb.sentences(what, view.words)), ""));
            if (!refusal.isEmpty()) {
                lines.add("@throws IllegalArgumentException " + refusal);
            }
            lines.add("@throws org.cogrid.core.CogridException " + verb.failure());
            return comment(lines, "    ");
        }

        private String file(String kind, String heading, CharSequence body, String about) {
            List<String> imports = new ArrayList<>(view.imports);
            imports.add("org.cogrid.client.View");
            imports.add("org.cogrid.client.call.Call");
            return source(view.packageName, imports, about, kind + " " + view.prefix + heading, body);
        }
    }

    private static Stream<Form> javaForms() {
        Form none = new Form(
                "a function without arguments", List.of(), "R", List.of("Fn0<R> function"), "Call.of(function)", "");
        Form action = new Form(
                "a function without arguments and without a result",
                List.of(),
                "@Nullable Void",
                List.of("Action0 function"),
                "Call.of(function)",
                "");
        return Stream.concat(
                Stream.of(none, action),
                IntStream.rangeClosed(1, 4).boxed().flatMap(n -> Stream.of(plainForm(n), referenceForm(n))));
    }

    private static Form plainForm(int n) {
        return new Form(
                "a function of " + counted(n),
                typeParameters(n, 0),
                "R",
                joined(functionType(n), names(n, 0, (name, type) -> "@Nullable " + type + " " + name)),
                "Call.of(function" + passed(n, 0) + ")",
                "when an argument is {@code named(…)}, which Java functions don't take");
    }

    private static Form referenceForm(int n) {
        List<String> parameters = joined(
                functionType(n), names(n, 0, (name, type) -> (n == 1 ? "Argument " : "@Nullable Object ") + name));
        parameters.add("Argument... more");
        return new Form(
                "a function of " + counted(n)
                        + (n == 1 ? ", which is a Reference," : ", some of which are References,"),
                typeParameters(n, 0),
                "R",
                parameters,
                "Call.of(function" + passed(n, 0) + ", more)",
                "when there are more arguments than the function takes, or one is {@code named(…)}");
    }

    private static Form onReferenceForm(int n) {
        return new Form(
                n == 1
                        ? "a function of the Reference's value"
                        : "a function of the Reference's value and " + counted(n - 1) + " more",
                typeParameters(n, 1),
                "R",
                joined(functionType(n), names(n, 1, (name, type) -> "@Nullable " + type + " " + name)),
                "Call.of(function, reference" + passed(n, 1) + ")",
                n == 1 ? "" : "when an argument is {@code named(…)}, which Java functions don't take");
    }

    private static Stream<Form> engineForms() {
        return IntStream.rangeClosed(0, 8)
                .mapToObj(n -> new Form(
                        "a function of the engine" + (n == 0 ? " without arguments" : " with " + counted(n)),
                        List.of(),
                        "R",
                        joined("EngineFunction function", names(n, 0, (name, type) -> "@Nullable Object " + name)),
                        "Call.of(function" + passed(n, 0) + ")",
                        n < 2 ? "" : "when two arguments are {@code named(…)} alike"));
    }

    private static Form closureForm(int n) {
        return new Form(
                "Calls a closure with " + (n == 0 ? "no argument" : counted(n)) + ".",
                List.of(),
                "R",
                joined("Closure<?> function", names(n, 0, (name, type) -> "@Nullable Object " + name)),
                "Call.untyped(function" + passed(n, 0) + ")",
                "");
    }

    private static Form namedForm(int n) {
        return new Form(
                "Calls a function with named arguments" + (n == 0 ? "." : ", and " + counted(n) + " in order."),
                List.of("Map<String, ?> named"),
                "R",
                joined("Object function", names(n, 0, (name, type) -> "@Nullable Object " + name)),
                "call(named, function" + passed(n, 0) + ")",
                "");
    }

    /** An extension class of Groovy for all views. Statically compiled programs get a result of the type that they give it to. */
    private static String groovyClass(
            String packageName, String type, String about, String more, IntFunction<Form> forms) {
        StringBuilder body = new StringBuilder("    private " + type + "() {}\n" + more + "\n");
        for (Verb verb : Verb.values()) {
            for (int n = 0; n <= 8; n++) {
                body.append(extensionMethod(verb, forms.apply(n)));
            }
        }
        List<String> imports = List.of(
                "groovy.lang.Closure",
                "java.util.Map",
                "org.cogrid.client.AsyncResult",
                "org.cogrid.client.View",
                "org.cogrid.client.call.Call");
        String annotation = "@SuppressWarnings({\"unchecked\", \"NullAway\", \"TypeParameterUnusedInFormals\"})"
                + " // the type is the caller's to know\n";
        return source(packageName, imports, about, annotation + "final class " + type, body);
    }

    private static String extensionMethod(Verb verb, Form form) {
        List<String> parameters = new ArrayList<>(List.of("View view"));
        parameters.addAll(form.types);
        if (verb == Verb.APPLY_INTO) {
            parameters.add("CharSequence name");
        }
        parameters.addAll(form.parameters);
        String result = verb == Verb.APPLY_SYNC ? "R " : "AsyncResult<R> ";
        return "    /** " + form.what + " */\n"
                + signature("public static <R extends @Nullable Object> " + result + verb.text, parameters, " {")
                + "        return (" + result.trim() + ") view." + verb.text + "("
                + (verb == Verb.APPLY_INTO ? "name, " : "") + form.call
                + ");\n"
                + "    }\n\n";
    }

    private static String source(
            String packageName, List<String> imports, String about, String heading, CharSequence body) {
        int kind = heading.lastIndexOf('\n') + 1;
        String type = heading.substring(0, kind) + "public " + heading.substring(kind);
        String text = type + " {\n" + body.toString().stripTrailing() + "\n}\n";
        List<String> all = new ArrayList<>(imports);
        all.addAll(List.of(
                "java.util.Objects",
                "org.cogrid.core.Argument",
                "org.cogrid.core.EngineFunction",
                "org.cogrid.core.Reference",
                "org.cogrid.core.function.Action0",
                "org.jspecify.annotations.Nullable"));
        IntStream.rangeClosed(0, 4).forEach(n -> all.add("org.cogrid.core.function.Fn" + n));
        String code = text.replaceAll("(?s)/\\*\\*.*?\\*/", "");
        StringBuilder file = new StringBuilder(
                "// Generated by org.cogrid.client.call.CallForms; do not edit.\npackage " + packageName + ";\n\n");
        all.stream()
                .filter(name -> !packageName.equals(name.substring(0, name.lastIndexOf('.'))))
                .filter(name -> code.matches("(?s).*\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b.*"))
                .sorted()
                .distinct()
                .forEach(name -> file.append("import ").append(name).append(";\n"));
        return file.append('\n')
                .append(comment(about.lines().toList(), ""))
                .append(text)
                .toString();
    }

    /** A method's head as the formatter has it: on one line, else its parameters on the next, else each on one of its own. */
    private static String signature(String head, List<String> parameters, String end) {
        String all = String.join(", ", parameters) + ")" + end;
        String oneLine = "    " + head + "(" + all;
        if (oneLine.length() <= 120) {
            return oneLine + "\n";
        }
        String indent = "            ";
        boolean fits = indent.length() + all.length() <= 120;
        return "    " + head + "(\n" + indent + (fits ? all : String.join(",\n" + indent, parameters) + ")" + end)
                + "\n";
    }

    private static String comment(List<String> lines, String indent) {
        StringBuilder text = new StringBuilder(indent + "/**\n");
        for (String line : lines) {
            StringBuilder row = new StringBuilder(indent + " *");
            boolean tag = line.startsWith("@");
            for (String word : line.split(" (?![^{]*})")) { // a tag in braces stays whole
                if (row.length() + 1 + word.length() > 120) {
                    text.append(row).append('\n');
                    row = new StringBuilder(indent + " *" + (tag ? "    " : ""));
                }
                row.append(word.isEmpty() ? "" : " " + word);
            }
            text.append(row).append('\n');
        }
        return text.append(indent).append(" */\n").toString();
    }

    private static String counted(int n) {
        return List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
                        .get(n)
                + (n == 1 ? " argument" : " arguments");
    }

    private static String functionType(int n) {
        return "Fn" + n + "<" + String.join(", ", typeParameters(n, 0)) + ", R> function";
    }

    private static List<String> typeParameters(int n, int from) {
        return names(n, from, (name, type) -> type);
    }

    private static String passed(int n, int from) {
        return String.join("", names(n, from, (name, type) -> ", " + name));
    }

    private static List<String> names(int n, int from, BiFunction<String, String, String> form) {
        return IntStream.range(from, n)
                .mapToObj(i -> form.apply("abcdefgh".substring(i, i + 1), "ABCDEFGH".substring(i, i + 1)))
                .toList();
    }

    private static List<String> joined(String first, List<String> more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(more);
        return all;
    }
}
