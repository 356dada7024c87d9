"""Arguments of Chromium: without WebGL, where maps are the server's drawings, and with it on a machine without a graphics card."""

WITHOUT = ("--disable-gpu", "--disable-3d-apis")
WITH = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
