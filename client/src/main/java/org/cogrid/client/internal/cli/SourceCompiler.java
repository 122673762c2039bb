package org.cogrid.client.internal.cli;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.cogrid.core.CogridException;

/** Compiles one Java file, leaving nothing on disk. */
final class SourceCompiler {
    private SourceCompiler() {}

    /**
     * What a file was compiled to.
     *
     * @param mainClass the first class in it
     * @param classes the bytes of all its classes, by name
     */
    record Compiled(String mainClass, Map<String, byte[]> classes) {}

    static Compiled compile(Path file, URLClassLoader libraries) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new CogridException("To run " + file + " takes a JDK, but " + System.getProperty("java.home")
                    + " has no compiler: set JAVA_HOME to a JDK");
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, StandardCharsets.UTF_8)) {
            MemoryOutput output = new MemoryOutput(files);
            List<String> options = List.of("-proc:none", "-parameters", "-g", "-classpath", classPath(libraries));
            JavacTask task =
                    (JavacTask) compiler.getTask(null, output, said, options, null, files.getJavaFileObjects(file));
            String main = mainClass(file, task.parse());
            task.generate();
            check(file, said);
            return new Compiled(main, output.classes());
        }
    }

    private static String mainClass(Path file, Iterable<? extends CompilationUnitTree> units) {
        for (CompilationUnitTree unit : units) {
            String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            for (var type : unit.getTypeDecls()) {
                if (type instanceof ClassTree named) {
                    return prefix + named.getSimpleName();
                }
            }
        }
        throw new CogridException("There is no class in " + file + " to run");
    }

    private static void check(Path file, DiagnosticCollector<JavaFileObject> said) {
        String errors = said.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        if (!errors.isEmpty()) {
            throw new CogridException(file + " does not compile:\n" + errors);
        }
    }

    private static String classPath(URLClassLoader libraries) {
        Stream<String> own = Stream.of(libraries.getURLs()).map(SourceCompiler::file);
        return Stream.concat(own, Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String file(URL url) {
        return Path.of(java.net.URI.create(url.toString())).toString();
    }
}
