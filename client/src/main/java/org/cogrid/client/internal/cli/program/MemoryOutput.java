package org.cogrid.client.internal.cli.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.cogrid.core.internal.code.ClassFileName;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the compiler's output in memory. It also makes the compiler ignore modules, whatever lies beside the sources.
 */
final class MemoryOutput extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

    MemoryOutput(JavaFileManager files) {
        super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + ClassFileName.of(className)), kind) {
            @Override
            public OutputStream openOutputStream() {
                return written.computeIfAbsent(className, any -> new ByteArrayOutputStream());
            }
        };
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String className, JavaFileObject.Kind kind)
            throws IOException {
        boolean isModule = location == StandardLocation.SOURCE_PATH && className.equals("module-info");
        return isModule ? null : super.getJavaFileForInput(location, className, kind);
    }

    /** Returns the bytes of each class by name. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }
}
