// Only browsers that don't know modules run this: they see a sentence instead of a page that never opens.
document.addEventListener("DOMContentLoaded", function () {
  document.getElementById("app").style.display = "none";
  document.getElementById("unsupported").removeAttribute("hidden");
});
