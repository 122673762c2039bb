package org.cogrid.node.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java compiled here and loaded as an engine loads shipped code. */
public final class ShippedJava extends ClassLoader {
    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();

    private ShippedJava() {
        super(ShippedJava.class.getClassLoader());
    }

    /** The classes of a source file for the class {@code className}. */
    public static ShippedJava of(String className, String source, String... options) {
        ShippedJava loader = new ShippedJava();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        boolean compiled = compiler.getTask(
                        null,
                        loader.keeping(compiler.getStandardFileManager(null, null, null)),
                        problems,
                        List.of(options),
                        null,
                        List.of(new Source(className, source)))
                .call();
        assertThat(compiled).as(() -> problems.getDiagnostics().toString()).isTrue();
        assertThat(problems.getDiagnostics())
                .filteredOn(p -> p.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        return loader;
    }

    /** A task whose body is {@code statements}; {@code members} go beside it in the class {@code Shipped}. */
    static Callable<?> task(String statements, String members) throws Exception {
        String source = "import java.util.*; import java.util.function.*; import java.util.stream.*;"
                + " import java.util.concurrent.*;"
                + " public class Shipped implements Callable<Object> { static volatile long n;\n"
                + " public Object call() throws Exception { " + statements + " }\n" + members + "}";
        return (Callable<?>) of("Shipped", source)
                .loadClass("Shipped")
                .getDeclaredConstructor()
                .newInstance();
    }

    /** The original bytes of a class. */
    byte[] classFile(String name) {
        return classFiles.get(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] original = classFiles.get(name);
        if (original == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] checked = Instrumentation.apply(original);
        return defineClass(name, checked, 0, checked.length);
    }

    private JavaFileManager keeping(JavaFileManager files) {
        return new ForwardingJavaFileManager<>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return new Output(className);
            }
        };
    }

    private final class Output extends SimpleJavaFileObject {
        private final String className;

        Output(String className) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".class"), Kind.CLASS);
            this.className = className;
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    classFiles.put(className, toByteArray());
                }
            };
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
