package io.overdue.agent.clients.netty;

import io.overdue.agent.record.ChannelReader;
import java.lang.reflect.Method;
import java.net.SocketAddress;

/** Asks Netty channels by the names of the methods of Netty's public interfaces. */
public final class NettyReader implements ChannelReader {

  private static final String PACKAGE = "io.netty.channel.";

  @Override
  public Object channelOf(Object context) {
    return ask(context, "ChannelHandlerContext", "channel");
  }

  @Override
  public SocketAddress local(Object channel) {
    return (SocketAddress) ask(channel, "Channel", "localAddress");
  }

  @Override
  public SocketAddress remote(Object channel) {
    return (SocketAddress) ask(channel, "Channel", "remoteAddress");
  }

  @Override
  public boolean isEncrypted(Object channel) {
    Object pipeline = ask(channel, "Channel", "pipeline");
    Object names = ask(pipeline, "ChannelPipeline", "toMap");
    return names != null && names.toString().contains("io.netty.handler.ssl.SslHandler");
  }

  private static Object ask(Object object, String interfaceName, String method) {
    try {
      Method question = find(object.getClass(), PACKAGE + interfaceName).getMethod(method);
      return question.invoke(object);
    } catch (ReflectiveOperationException | RuntimeException doesNotAnswer) {
      return null;
    }
  }

  /** The interface of that name which {@code type} implements. */
  private static Class<?> find(Class<?> type, String interfaceName) throws ClassNotFoundException {
    return Class.forName(interfaceName, false, type.getClassLoader());
  }
}
