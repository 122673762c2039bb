package org.cogrid.node.internal.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds the names of parameters: in {@code MethodParameters}, otherwise in the debug information of the class file. */
final class ParameterNames {
    private final Function<Class<?>, Optional<byte[]>> classFiles;
    /** The names in a class, by method and descriptor: reading its file takes much longer than a call. */
    private final ClassValue<Map<String, List<String>>> known = new ClassValue<>() {
        @Override
        protected Map<String, List<String>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    ParameterNames(Function<Class<?>, Optional<byte[]>> classFiles) {
        this.classFiles = classFiles;
    }

    /** The original class file of a class. */
    Optional<byte[]> classFile(Class<?> type) {
        return classFiles.apply(type).or(() -> resource(type));
    }

    Signature signature(Method method) {
        return new Signature(List.of(method.getParameterTypes()), of(method), method.isVarArgs());
    }

    /** The names of the parameters; empty when unknown. */
    List<String> of(Executable method) {
        Parameter[] parameters = method.getParameters();
        if (parameters.length > 0 && parameters[0].isNamePresent()) {
            return Arrays.stream(parameters).map(Parameter::getName).toList();
        }
        String descriptor = method instanceof Method m ? Type.getMethodDescriptor(m) : constructorDescriptor(method);
        String name = method instanceof Method ? method.getName() : "<init>";
        return of(method.getDeclaringClass(), name, descriptor, Modifier.isStatic(method.getModifiers()));
    }

    /** Empty when not known. */
    List<String> of(Class<?> type, String name, String descriptor, boolean isStatic) {
        Map<String, List<String>> ofClass = known.get(type);
        List<String> names = ofClass.get(name + descriptor);
        if (names == null) {
            names = classFile(type)
                    .map(bytes -> fromVariables(bytes, name, descriptor, isStatic))
                    .orElse(List.of());
            ofClass.put(name + descriptor, names);
        }
        return names;
    }

    private static List<String> fromVariables(byte[] bytes, String name, String descriptor, boolean isStatic) {
        LocalVariableNames table = new LocalVariableNames(Type.getArgumentTypes(descriptor), isStatic ? 0 : 1);
        ClassVisitor methods = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String candidate,
                    String candidateDescriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                return candidate.equals(name) && candidateDescriptor.equals(descriptor) ? table : null;
            }
        };
        new ClassReader(bytes).accept(methods, ClassReader.SKIP_FRAMES);
        return table.names();
    }

    private static String constructorDescriptor(Executable constructor) {
        Type[] types = Arrays.stream(constructor.getParameterTypes())
                .map(Type::getType)
                .toArray(Type[]::new);
        return Type.getMethodDescriptor(Type.VOID_TYPE, types);
    }

    private static Optional<byte[]> resource(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the class file of " + type.getName(), e);
        }
    }
}
